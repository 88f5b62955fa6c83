package tingxu.bridge.port;

import static org.awaitility.Awaitility.await;

import tingxu.bridge.Device;
import tingxu.bridge.frame.Bytes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plays a session to a driver, whole and in its own time. */
public final class Replay {

    /** A session below {@code src/test/resources}, such as {@code card/read-ok}. */
    public static String text(String name) throws IOException {
        try (var text = Replay.class.getResourceAsStream("/" + name + ".session")) {
            if (text == null) throw new IOException("no session " + name);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The sessions of a folder that bear a mark, such as {@code # expect}. */
    public static List<String> names(String folder, String mark) throws IOException {
        Path place = Path.of("src", "test", "resources", folder);
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".session") && !marked(Files.readString(file), mark).isEmpty())
                    names.add(name.substring(0, name.length() - ".session".length()));
            }
        }
        return names;
    }

    /** What stands behind a mark, line by line. */
    public static List<String> marked(String session, String mark) {
        return session.lines()
                .filter(line -> line.equals(mark) || line.startsWith(mark + " "))
                .map(line -> line.substring(mark.length()).strip())
                .toList();
    }

    /** The same conversation, what the device says cut anew. */
    public static String inPieces(String session, int size) {
        List<String> lines = new ArrayList<>();
        Bytes said = Bytes.NONE;
        for (String line : session.lines().toList()) {
            if (line.startsWith("<")) {
                said = said.plus(Bytes.hex(line.substring(1)));
            } else {
                cut(said, size, lines);
                said = Bytes.NONE;
                lines.add(line);
            }
        }
        cut(said, size, lines);
        return String.join("\n", lines);
    }

    private static void cut(Bytes said, int size, List<String> lines) {
        for (int i = 0; i < said.length(); i += size)
            lines.add("< " + said.slice(i, Math.min(said.length(), i + size)));
    }

    /** Plays a session to a driver that {@code started} makes and starts. */
    public static void play(ReplayPort port, Function<Port.Opener, Device> started) {
        AtomicBoolean used = new AtomicBoolean();
        Port.Opener once =
                () -> {
                    if (used.getAndSet(true)) throw new PortGone(port.name(), "played once");
                    return port;
                };
        try (Device _ = started.apply(once)) {
            await().pollInterval(Duration.ofMillis(5)).until(port::over);
        }
        port.check();
    }

    private Replay() {}
}
