package tingxu.bridge.port;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A port that tells all that passes as {@code .session} text, which {@link ReplayPort} plays:
 * {@code > hex} to the device, {@code < hex} from it, {@code # 24 ms} between.
 */
public final class TracedPort implements Port {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int BYTES_A_LINE = 32;

    private final Port port;
    private final Consumer<String> lines;
    private final UnaryOperator<byte[]> veil;
    private long lastNanos = System.nanoTime();

    public TracedPort(Port port, Consumer<String> lines) {
        this(port, lines, bytes -> bytes);
    }

    /**
     * @param veil what the trace shows of bytes from the device, piece by piece as they come; a
     *     card reader's hides what is personal
     */
    public TracedPort(Port port, Consumer<String> lines, UnaryOperator<byte[]> veil) {
        this.port = port;
        this.lines = lines;
        this.veil = veil;
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        int count = port.read(into, limit);
        if (count > 0) tell("< ", veil.apply(Arrays.copyOf(into, count)));
        return count;
    }

    /** Tells first: what broke the line stands in the trace. */
    @Override
    public void write(byte[] bytes) throws PortGone {
        tell("> ", bytes);
        port.write(bytes);
    }

    @Override
    public void wake() {
        port.wake();
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public void close() {
        port.close();
    }

    private synchronized void tell(String direction, byte[] bytes) {
        long now = System.nanoTime();
        long millis = Duration.ofNanos(now - lastNanos).toMillis();
        lastNanos = now;
        if (millis > 0) lines.accept("# " + millis + " ms");
        for (int i = 0; i < bytes.length; i += BYTES_A_LINE)
            lines.accept(
                    direction + HEX.formatHex(bytes, i, Math.min(bytes.length, i + BYTES_A_LINE)));
    }
}
