package tingxu.bridge.port;

import static org.awaitility.Awaitility.await;

import tingxu.bridge.Device;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.Session.FromDevice;

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

    /** What the device says without a pause is one thing, on however many lines it stands. */
    public static List<Session.Step> whole(String session) {
        List<Session.Step> steps = new ArrayList<>();
        for (Session.Step step : Session.parse(session)) {
            if (step instanceof FromDevice(int line, Bytes more)
                    && !steps.isEmpty()
                    && steps.getLast() instanceof FromDevice(int _, Bytes said))
                steps.set(steps.size() - 1, new FromDevice(line, said.plus(more)));
            else steps.add(step);
        }
        return steps;
    }

    /** The same conversation, all that the device says in pieces of that size. */
    public static List<Session.Step> inPieces(List<Session.Step> whole, int size) {
        List<Session.Step> cut = new ArrayList<>();
        for (Session.Step step : whole) {
            if (step instanceof FromDevice(int line, Bytes said))
                for (int i = 0; i < said.length(); i += size)
                    cut.add(new FromDevice(line, said.slice(i, Math.min(said.length(), i + size))));
            else cut.add(step);
        }
        return cut;
    }

    /** The same conversation, each thing that the device says cut in two behind that many bytes. */
    public static List<Session.Step> cutAt(List<Session.Step> whole, int place) {
        List<Session.Step> cut = new ArrayList<>();
        for (Session.Step step : whole) {
            if (step instanceof FromDevice(int line, Bytes said) && said.length() > place) {
                cut.add(new FromDevice(line, said.slice(0, place)));
                cut.add(new FromDevice(line, said.from(place)));
            } else {
                cut.add(step);
            }
        }
        return cut;
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
