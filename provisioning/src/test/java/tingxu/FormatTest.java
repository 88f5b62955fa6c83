package tingxu;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One form for all Java: google-java-format's, four spaces. {@code ./tingxu format} writes it. */
class FormatTest {

    private static final boolean WRITE = "write".equals(System.getProperty("tingxu.format"));

    @Test
    void every_java_file_is_formatted() throws Exception {
        List<String> words = new ArrayList<>(List.of("--aosp", WRITE ? "--replace" : "--dry-run"));
        for (Path file : Sources.ending(".java")) words.add(file.toString());
        assertThat(words).hasSizeGreaterThan(100);

        StringWriter differ = new StringWriter();
        StringWriter wrong = new StringWriter();
        new Main(new PrintWriter(differ), new PrintWriter(wrong), InputStream.nullInputStream())
                .format(words.toArray(String[]::new));

        assertThat(wrong.toString()).as("not understood").isEmpty();
        assertThat(differ.toString()).as("not formatted: run ./tingxu format").isEmpty();
    }
}
