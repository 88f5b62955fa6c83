package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;

import tingxu.Sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The launcher as a technician uses it: a process of its own, from any folder. */
final class Launched implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path complaints;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Launched(Path folder, String lang, String... words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        joined(new String[] {Sources.top().resolve("tingxu").toString()}, words));
        builder.environment().put("LANG", lang);
        builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_MESSAGES"));
        complaints = Files.createTempFile(folder, "launched", ".err");
        process = builder.directory(folder.toFile()).redirectError(complaints.toFile()).start();
        reader = Thread.ofVirtual().start(this::read);
    }

    static String[] joined(String[] first, String... rest) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
    }

    private void read() {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String said() {
        return String.join("\n", lines) + "\n";
    }

    String complained() throws IOException {
        return Files.readString(complaints);
    }

    /** The first line with these words. */
    String untilSaid(String words) {
        return Awaitility.await(words)
                .atMost(LIMIT)
                .until(
                        () -> lines.stream().filter(line -> line.contains(words)).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Its exit code, when all it said has been read. */
    int untilEnded() throws InterruptedException {
        assertThat(process.waitFor(LIMIT)).as("%s", lines).isTrue();
        reader.join();
        return process.exitValue();
    }

    /** As a power cut does it: no good-bye. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(15))) process.destroyForcibly();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
