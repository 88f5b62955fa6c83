package tingxu.provision.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A hall controller in a process of its own: what the benches load and what the faults kill. */
public final class ControllerProcess implements AutoCloseable {

    /** The controller prints this, and its port, once it answers. */
    public static final String READY = "READY ";

    private static final int REQUESTS_PER_SECOND = 1_000_000;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final String token;

    private ControllerProcess(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    /** Starts {@code tingxu hall} on the data folder and waits until it answers. */
    public static ControllerProcess start(Path data, String... more) throws IOException {
        Worker worker = Worker.hired(data);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "tingxu.provision.Main",
                                "hall",
                                "--data",
                                data.toString(),
                                "--port",
                                "0",
                                "--broker-port",
                                "0",
                                "--requests-per-second",
                                Integer.toString(REQUESTS_PER_SECOND)));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try {
            int port = readyPort(process);
            return new ControllerProcess(process, port, worker.token(port));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int readyPort(Process process) throws IOException {
        Thread guard = Thread.ofVirtual().start(() -> endUnlessReady(process));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder heard = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                guard.interrupt();
                return Integer.parseInt(line.substring(READY.length()).strip());
            }
            heard.append(line).append('\n');
        }
        throw new IOException("the controller ended before it was ready:\n" + heard);
    }

    private static void endUnlessReady(Process process) {
        try {
            if (!process.waitFor(START_LIMIT)) process.destroyForcibly();
        } catch (InterruptedException ready) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return port;
    }

    /** What its process has taken of the processors since it began. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A line to it on which one may do everything. */
    public HttpLine line() throws IOException {
        return new HttpLine(port, token);
    }

    /** As a power cut does it: no goodbye. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** As a technician does it. */
    @Override
    public void close() {
        process.destroy();
        if (!waitForEnd()) process.destroyForcibly();
    }

    private boolean waitForEnd() {
        try {
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
