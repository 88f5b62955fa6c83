package tingxu.bridge.scanner;

import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

import java.nio.charset.StandardCharsets;

/** A scanner made of software, at the far end of a real tty. */
public final class SimulatedScanner implements AutoCloseable {

    private final FarEnd farEnd;

    /** Starts at once; closing it hangs up. */
    public SimulatedScanner(Port farEnd) {
        this.farEnd = new FarEnd(farEnd, bytes -> {});
    }

    /** Holds a code before the scanner, which sends it in UTF-8 with CR behind it. */
    public void scan(String text) {
        send((text + "\r").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends just these bytes. */
    public void send(byte[] bytes) {
        farEnd.say(bytes);
    }

    @Override
    public void close() {
        farEnd.close();
    }
}
