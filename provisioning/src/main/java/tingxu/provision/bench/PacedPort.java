package tingxu.provision.bench;

import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A line that takes as long as a real one: a pseudo-terminal carries bytes at any speed, so they
 * are handed to it when they would have arrived, eight at a time as a serial chip does.
 */
final class PacedPort implements Port {

    private static final int BITS_A_BYTE = 10;
    private static final int CHIP_HOLDS = 8;
    private static final long NANOS = 1_000_000_000L;

    private final Port port;
    private final int baud;
    private volatile long lastByteNanos;

    PacedPort(Port port, int baud) {
        this.port = port;
        this.baud = baud;
    }

    /** When the last byte of the longest answer so far was handed over, by the steady clock. */
    long lastByteNanos() {
        return lastByteNanos;
    }

    long lineNanos(int bytes) {
        return NANOS * BITS_A_BYTE * bytes / baud;
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        long start = System.nanoTime();
        for (int at = 0; at < bytes.length; at += CHIP_HOLDS) {
            int end = Math.min(bytes.length, at + CHIP_HOLDS);
            long due = start + lineNanos(end);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                LockSupport.parkNanos(left);
            if (end == bytes.length) lastByteNanos = System.nanoTime();
            port.write(Arrays.copyOfRange(bytes, at, end));
        }
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        return port.read(into, limit);
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
}
