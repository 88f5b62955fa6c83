package tingxu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Coverage-guided fuzzing of every parser of this floor (Jazzer), in a process of its own, so that
 * its agent slows nothing beside it. It begins with all inputs that were kept.
 *
 * <p>{@code -Dtest.extra="-Dtingxu.fuzz.seconds=3600 -Dtingxu.fuzz.keep=true"} fuzzes for an hour
 * and keeps what it learnt in {@code src/test/resources/fuzz}.
 */
@Tag("fuzz")
@Timeout(100_000)
class ParsersFuzzedTest {

    /** 0 for the short form: all that was kept and nothing new, so that it ends alike each time. */
    private static final long SECONDS = Long.getLong("tingxu.fuzz.seconds", 0);

    private static final long START_SECONDS = 300;
    private static final int LONGEST_INPUT = 4_096;
    private static final int LINES_SHOWN = 40;

    @TempDir Path folder;

    @Test
    void noInputBreaksAParser() throws Exception {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        Path learnt = Files.createDirectory(folder.resolve("learnt"));
        KeptInputs.lay(seeds);

        List<String> said =
                jazzer(
                        SECONDS > 0 ? "-max_total_time=" + SECONDS : "-runs=0",
                        learnt.toString(),
                        seeds.toString());

        assertThat(said).anyMatch(line -> line.contains("DONE"));
        if (!Boolean.getBoolean("tingxu.fuzz.keep")) return;
        Path news = Files.createDirectory(folder.resolve("news"));
        jazzer("-merge=1", seeds.toString(), learnt.toString());
        try (Stream<Path> files = Files.list(seeds)) {
            // The merge names what it takes over by its digest, and leaves the rest as it was.
            for (Path file : files.filter(ParsersFuzzedTest::isDigest).toList())
                Files.copy(file, news.resolve(file.getFileName()));
        }
        KeptInputs.keep(news);
    }

    private List<String> jazzer(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + EveryParserFuzz.class.getName(),
                                "--instrumentation_includes=tingxu.**",
                                "--reproducer_path=" + folder,
                                "-artifact_prefix=" + folder + File.separator,
                                "-max_len=" + LONGEST_INPUT,
                                "-timeout=20",
                                "-seed=20261126"));
        command.addAll(List.of(words));
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        List<String> said = Files.readAllLines(log);
        assertThat(ended && process.exitValue() == 0).as(String.join("\n", tail(said))).isTrue();
        return said;
    }

    /** With the input itself, so that it can be kept as a file. */
    private List<String> tail(List<String> said) throws IOException {
        List<String> lines =
                new ArrayList<>(said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(ParsersFuzzedTest::isFinding).toList())
                lines.add(
                        file.getFileName()
                                + " "
                                + HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return lines;
    }

    private static boolean isFinding(Path file) {
        return file.getFileName().toString().matches("(crash|timeout|oom|leak)-.*");
    }

    private static boolean isDigest(Path file) {
        return file.getFileName().toString().matches("[0-9a-f]{40}");
    }
}
