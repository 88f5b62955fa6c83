package tingxu.provision.outpost;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.KioskDevices;
import tingxu.provision.process.VerbProcess;
import tingxu.wire.NodeId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kiosk in a process of its own. Its devices are simulated at the far ends of ttys that outlive
 * the process: the printer goes on printing when the kiosk is dead.
 */
public final class KioskProcess implements AutoCloseable {

    private static final String READY = "The kiosk's screen: ";
    private static final Pattern PORT = Pattern.compile(":([0-9]+)/");
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final NodeId node;
    private final Parts parts = new Parts();
    private final KioskDevices devices;
    private @Nullable VerbProcess process;
    private int port;

    /**
     * @param folder of its own, made when it claims
     */
    public KioskProcess(Path folder, NodeId node) throws IOException {
        this.folder = folder;
        this.node = node;
        try {
            this.devices = KioskDevices.usual(parts);
        } catch (PortGone none) {
            parts.close();
            throw new IOException("no terminals for devices: " + none.getMessage(), none);
        }
    }

    /**
     * Claims its slot as a technician does, once.
     *
     * @param data the hall's
     * @param hall where it answers
     */
    public void claim(Path data, URI hall) throws IOException, InterruptedException {
        Slots.claim(data, hall, node, folder, "devices: {}\n");
    }

    /** What its file says at a key from now on. */
    public void write(String key, String value) throws IOException {
        Path file = folder.resolve(KioskProfile.FILE);
        String kept = Files.readString(file).replaceAll("(?m)^" + key + ":.*\\R", "");
        Files.writeString(file, key + ": " + value + "\n" + kept);
    }

    /** Runs, and its screen answers, when this returns. */
    public void start() throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("kiosk", "--folder", folder.toString(), "--port", "0"));
        words.addAll(devices.options());
        VerbProcess fresh =
                new VerbProcess(
                        log(),
                        List.of(),
                        List.of(),
                        Map.of("TINGXU_LOG", "INFO"),
                        words.toArray(String[]::new));
        process = fresh;
        Matcher at = PORT.matcher(fresh.untilSaid(READY, START));
        if (!at.find()) throw new IOException("no address: " + fresh.said());
        port = Integer.parseInt(at.group(1));
    }

    /** Where its file says that the broker is. */
    public URI broker() throws IOException {
        try {
            return KioskProfile.in(folder).broker();
        } catch (FileWrong wrong) {
            throw new IOException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** How often its line to the hall broke, as it says itself. */
    public long losses() throws IOException {
        try (Stream<String> said = Files.lines(log())) {
            return said.filter(line -> line.contains(node.name() + " has lost ")).count();
        }
    }

    /** What it says on standard error. */
    public Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** A line to its touch screen. */
    HttpLine screen() throws IOException {
        return new HttpLine(port);
    }

    /** What its screen shows. */
    public JsonNode view() throws IOException {
        try (HttpLine screen = screen()) {
            return JsonMapper.shared().readTree(screen.get("/api/v1/visit").body());
        }
    }

    /** What its devices suffer is done here. */
    public KioskDevices devices() {
        return devices;
    }

    SimulatedPrinter printer() {
        return devices.printer();
    }

    /** Whether its process still runs. */
    public boolean alive() {
        return process != null && process.alive();
    }

    /** Whether paper is coming out. */
    public boolean prints() {
        return printer().atWork();
    }

    NodeId node() {
        return node;
    }

    /** As a power cut does it: no good-bye. */
    public void kill() {
        if (process != null) process.kill();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) process.close();
        process = null;
        parts.close();
    }
}
