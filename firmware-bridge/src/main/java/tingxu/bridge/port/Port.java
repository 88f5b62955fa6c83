package tingxu.bridge.port;

import java.time.Duration;

/**
 * Bytes out, bytes in: everything that differs between a serial line, a printer's character device,
 * a socket and a test.
 */
public interface Port extends AutoCloseable {

    /**
     * Waits for bytes.
     *
     * @param limit how long at most
     * @return how many bytes came, in whatever pieces the line delivers them; 0 when the time is up
     *     or somebody has called {@link #wake}
     * @throws PortGone when the far end has hung up; every later call throws it too
     */
    int read(byte[] into, Duration limit) throws PortGone;

    /** Writes all bytes, or throws. */
    void write(byte[] bytes) throws PortGone;

    /**
     * Makes a waiting read, or the next one, come back with 0 at once: the device's thread has
     * other work. Any thread may call it.
     */
    void wake();

    /** For people: {@code /dev/ttyUSB0}. */
    String name();

    /** Gives the line back; a read or write under way, and every later one, throws. */
    @Override
    void close();

    /** Opens the line anew: a supervisor calls this after each loss. */
    @FunctionalInterface
    interface Opener {
        Port open() throws PortGone;
    }

    /** Opens the line anew at a speed that is found out by trying. */
    @FunctionalInterface
    interface SpeedOpener {

        /**
         * @param baud bits a second
         */
        Port open(int baud) throws PortGone;
    }
}
