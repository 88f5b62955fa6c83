package tingxu.provision.outpost;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.process.VerbProcess;
import tingxu.wire.NodeId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kiosk in a process of its own. Its printer is simulated at the far end of a tty that outlives
 * the process: it goes on printing when the kiosk is dead.
 */
public final class KioskProcess implements AutoCloseable {

    private static final String READY = "The kiosk's screen: ";
    private static final Pattern PORT = Pattern.compile(":([0-9]+)/");
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final NodeId node;
    private final Pty line;
    private final SimulatedPrinter printer;
    private @Nullable VerbProcess process;
    private int port;

    /**
     * @param folder of its own, made when it claims
     */
    public KioskProcess(Path folder, NodeId node) throws IOException {
        this.folder = folder;
        this.node = node;
        this.line = terminal();
        this.printer = new SimulatedPrinter(line);
    }

    private static Pty terminal() throws IOException {
        try {
            return Pty.open();
        } catch (PortGone none) {
            throw new IOException("no terminal for a printer: " + none.getMessage(), none);
        }
    }

    /**
     * Claims its slot as a technician does, once.
     *
     * @param data the hall's
     * @param hall where it answers
     */
    public void claim(Path data, URI hall) throws IOException, InterruptedException {
        Slots.claim(data, hall, node, folder);
    }

    /** What its file says at a key from now on. */
    public void write(String key, String value) throws IOException {
        Path file = folder.resolve(KioskProfile.FILE);
        String kept = Files.readString(file).replaceAll("(?m)^" + key + ":.*\\R", "");
        Files.writeString(file, key + ": " + value + "\n" + kept);
    }

    /** Runs, and its screen answers, when this returns. */
    public void start() throws IOException, InterruptedException {
        VerbProcess fresh =
                new VerbProcess(
                        log(),
                        List.of(),
                        List.of(),
                        Map.of("TINGXU_LOG", "INFO"),
                        "kiosk",
                        "--folder",
                        folder.toString(),
                        "--port",
                        "0",
                        "--printer",
                        line.path());
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

    private Path log() {
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

    SimulatedPrinter printer() {
        return printer;
    }

    /** Whether paper is coming out. */
    public boolean prints() {
        return printer.atWork();
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
        printer.close();
    }
}
