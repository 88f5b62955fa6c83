package tingxu.bridge.kinds;

import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.util.Random;

/**
 * A line on which noise comes before anything else, and everything after it in single bytes or in
 * pieces of any length.
 */
final class RoughPort implements Port {

    private final Port line;
    private final Random random;
    private final int longestPiece;
    private int noise;

    RoughPort(Port line, long seed, int noise, int longestPiece) {
        this.line = line;
        this.random = new Random(seed);
        this.noise = noise;
        this.longestPiece = longestPiece;
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        if (noise == 0) return piece(into, limit);
        byte[] loud = new byte[Math.min(into.length, noise)];
        random.nextBytes(loud);
        System.arraycopy(loud, 0, into, 0, loud.length);
        noise -= loud.length;
        return loud.length;
    }

    private int piece(byte[] into, Duration limit) throws PortGone {
        byte[] piece = new byte[Math.min(into.length, 1 + random.nextInt(longestPiece))];
        int count = line.read(piece, limit);
        System.arraycopy(piece, 0, into, 0, count);
        return count;
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        line.write(bytes);
    }

    @Override
    public void wake() {
        line.wake();
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public void close() {
        line.close();
    }
}
