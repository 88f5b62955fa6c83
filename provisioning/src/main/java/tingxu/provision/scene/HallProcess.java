package tingxu.provision.scene;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.bench.Worker;
import tingxu.provision.process.VerbProcess;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hall's controller in a process of its own, perhaps under a program that makes it suffer. */
public final class HallProcess implements AutoCloseable {

    public static final int WINDOWS = 4;
    private static final Duration START = Duration.ofSeconds(90);

    private final Path log;
    private final VerbProcess process;
    private final int port;
    private final String token;
    private final long startMillis;

    private HallProcess(Path log, VerbProcess process, int port, String token, long startMillis) {
        this.log = log;
        this.process = process;
        this.port = port;
        this.token = token;
        this.startMillis = startMillis;
    }

    public static HallProcess on(Path data) throws IOException, InterruptedException {
        return under(data, List.of(), Map.of());
    }

    /**
     * @param data the log lies beside it
     * @param program that starts it, with its arguments
     */
    public static HallProcess under(
            Path data, List<String> program, Map<String, String> environment)
            throws IOException, InterruptedException {
        return started(data, program, environment, "--broker-port", "0");
    }

    /** As a service, that is started anew whenever it ends or hangs. */
    public static HallProcess kept(Path data) throws IOException, InterruptedException {
        return under(data, Service.keeping(data.resolveSibling("notify")), Map.of());
    }

    /** How often it was started. */
    public long starts() {
        return process.said()
                .lines()
                .filter(line -> line.contains(ControllerProcess.READY))
                .count();
    }

    /** Whether whoever keeps it running has killed it, as it said nothing for too long. */
    public boolean killedForSilence() {
        return process.said().contains(Service.KILLED);
    }

    /** The hall's own process, where another program keeps it running. */
    public long pid() throws IOException {
        return process.child().orElseThrow(() -> new IOException("it runs no hall"));
    }

    /** With a broker that runs elsewhere. */
    public static HallProcess with(Path data, URI broker) throws IOException, InterruptedException {
        return started(data, List.of(), Map.of(), "--broker", broker.toString());
    }

    private static HallProcess started(
            Path data, List<String> program, Map<String, String> environment, String... broker)
            throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "hall",
                                "--data",
                                data.toString(),
                                "--port",
                                "0",
                                "--requests-per-second",
                                "100000"));
        words.addAll(List.of(broker));
        Path file = file(data);
        if (Files.exists(file)) words.addAll(List.of("--file", file.toString()));
        Worker worker = Worker.hired(data);
        long began = System.nanoTime();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        VerbProcess process =
                new VerbProcess(log, program, List.of(), environment, words.toArray(String[]::new));
        try {
            int port = Integer.parseInt(process.untilSaid(ControllerProcess.READY, START));
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return new HallProcess(log, process, port, worker.token(port), millis);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.kill();
            throw failed;
        }
    }

    /** The demonstration's file, for a hall that differs from it. */
    public static String demo() throws IOException {
        try (var shipped = HallFile.class.getResourceAsStream(HallFile.DEMO)) {
            if (shipped == null) throw new IOException("no " + HallFile.DEMO);
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The hall's file, where it lies; without one the hall is the demonstration's. */
    public static Path file(Path data) {
        return data.resolve("hall.yaml");
    }

    public int port() {
        return port;
    }

    /** A line to it on which one may do everything. */
    public HttpLine line() throws IOException {
        return new HttpLine(port, token);
    }

    /** What it writes down. */
    Path log() {
        return log;
    }

    /** From nothing to the first answer. */
    public long startMillis() {
        return startMillis;
    }

    public VerbProcess process() {
        return process;
    }

    public void openWindows() throws IOException {
        try (HttpLine line = line()) {
            for (int window = 1; window <= WINDOWS; window++)
                line.post("/api/v1/windows/" + window + "/open", "{\"skills\":[\"household\"]}");
        }
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
