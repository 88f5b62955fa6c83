package tingxu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compiler does not see: habits that can be read off the sources. */
class HouseHabitsTest {

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?!static )[\\w.]+\\.(\\w+);$");
    private static final String LETTER = "'(?:\\\\.|[^'\\\\])'";
    private static final String TEXT = "\"(?:\\\\.|[^\"\\\\\\n])*\"";
    private static final String COMMENT = "(?s:/\\*.*?\\*/)|//[^\\n]*";
    private static final Pattern NO_CODE =
            Pattern.compile(String.join("|", LETTER, TEXT, COMMENT, "(?m:^import .*$)"));

    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|@Dis" + "abled\\b");

    @Test
    void R12_nothing_is_imported_for_the_sake_of_a_comment() {
        List<String> idle = new ArrayList<>();
        for (Path file : Sources.ending(".java")) {
            String text = Sources.read(file);
            String code = NO_CODE.matcher(text).replaceAll("");
            Matcher imports = IMPORT.matcher(text);
            while (imports.find())
                if (!Pattern.compile("\\b" + imports.group(1) + "\\b").matcher(code).find())
                    idle.add(Sources.name(file) + ": " + imports.group(1));
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void every_room_says_what_it_is_about() {
        List<String> silent = new ArrayList<>();
        for (Path file : Sources.ending(".java")) {
            Path sentence = file.resolveSibling("package-info.java");
            if (!Sources.name(file).contains("src/main/java")) continue;
            if (!Files.exists(sentence)) silent.add(Sources.name(file.resolveSibling("")));
            else if (!Sources.read(sentence).startsWith("/**")) silent.add(Sources.name(sentence));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void tests_wait_for_what_they_want_to_see_and_never_sleep() {
        assertThat(
                        Sources.ending(".java").stream()
                                .filter(file -> Sources.name(file).contains("src/test"))
                                .filter(file -> Sources.read(file).contains("Thread.sl" + "eep")))
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        List<String> later = new ArrayList<>();
        for (String end : List.of(".java", ".js", ".jte", ".css", ".md", ".yaml"))
            for (Path file : Sources.ending(end)) {
                Matcher word = UNFINISHED.matcher(Sources.read(file));
                if (word.find()) later.add(Sources.name(file) + ": " + word.group());
            }
        assertThat(later).isEmpty();
    }
}
