package tingxu.bridge.port;

import static org.awaitility.Awaitility.await;

import tingxu.bridge.Device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Plays a session to a driver, whole and in its own time. */
public final class Replay {

    /** A session below {@code src/test/resources}, such as {@code card/read-ok}. */
    public static String text(String name) throws IOException {
        try (var text = Replay.class.getResourceAsStream("/" + name + ".session")) {
            if (text == null) throw new IOException("no session " + name);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
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
