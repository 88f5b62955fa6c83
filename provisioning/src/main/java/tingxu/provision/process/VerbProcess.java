package tingxu.provision.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A verb of Tingxu as a process of its own, with what it says on standard output kept and what it
 * says on standard error in a file. It may be started under another program, such as strace.
 */
public final class VerbProcess implements AutoCloseable {

    private static final long GOOD_BYE_SECONDS = 15;

    private final Process process;
    private final Path log;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /**
     * @param under the program that starts it, with its arguments; empty for none
     * @param options of Java
     */
    public VerbProcess(
            Path log,
            List<String> under,
            List<String> options,
            Map<String, String> environment,
            String... verb)
            throws IOException {
        this.log = log;
        List<String> command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Duser.language=en",
                        // A warning of Java's own is no word of the verb's.
                        "-Xlog:disable",
                        "-Xlog:all=warning:stderr",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "tingxu.provision.Main"));
        command.addAll(List.of(verb));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        File err = log.toFile();
        this.process = builder.redirectError(ProcessBuilder.Redirect.appendTo(err)).start();
        this.reader = Thread.ofVirtual().start(this::read);
    }

    public VerbProcess(Path log, String... verb) throws IOException {
        this(log, List.of(), List.of(), Map.of(), verb);
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) said.add(line);
        } catch (IOException ended) {
            said.add("(its output broke off)");
        }
    }

    /**
     * What follows these words on the line that has them.
     *
     * @throws IOException when it has ended, or has not said so in time
     */
    public String untilSaid(String words, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> line = said.stream().filter(each -> each.contains(words)).findFirst();
            if (line.isPresent())
                return line.get().substring(line.get().indexOf(words) + words.length()).strip();
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                reader.join();
                if (said.stream().noneMatch(each -> each.contains(words)))
                    throw new IOException(
                            "it ended with " + process.exitValue() + ": " + said + "; see " + log);
            }
        }
        throw new IOException("it has not said \"" + words + "\" in time: " + said);
    }

    /** All that it has said on standard output so far. */
    public String said() {
        return String.join("\n", said);
    }

    public long pid() {
        return process.pid();
    }

    /** Its child, where it was started under a program that has one. */
    public Optional<Long> child() {
        return process.children()
                .filter(ProcessHandle::isAlive)
                .findFirst()
                .map(ProcessHandle::pid);
    }

    public boolean alive() {
        return process.isAlive();
    }

    /**
     * Its exit code.
     *
     * @throws IOException when it still runs then
     */
    public int untilEnded(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit)) throw new IOException("it still runs: " + said);
        reader.join();
        return process.exitValue();
    }

    /** As a power cut does it: no good-bye, also for what it runs under. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await()) kill();
    }

    private boolean await() {
        try {
            return process.waitFor(GOOD_BYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
