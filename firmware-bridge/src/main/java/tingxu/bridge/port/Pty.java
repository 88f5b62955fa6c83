package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * The near end of a fresh pseudo-terminal: a simulator speaks here, a driver opens {@link #path()}
 * as if it were a serial line.
 *
 * <p>The far end may be closed and opened again at will: the terminal holds it open itself, so that
 * this end never sees a hang-up. Closing this end pulls the plug: the far end sees a hang-up, and
 * the path is gone.
 */
public final class Pty implements Port {

    private static final Logger LOG = LoggerFactory.getLogger(Pty.class);
    private static final Duration NOBODY_READS = Duration.ofSeconds(2);
    private static final int ANY_BAUD = 115200;

    private final Descriptor near;
    private final int keeper;
    private final String path;

    private Pty(Descriptor near, int keeper, String path) {
        this.near = near;
        this.keeper = keeper;
        this.path = path;
    }

    /** Opens a new pseudo-terminal, raw: nothing that is written comes back as an echo. */
    public static Pty open() throws PortGone {
        int master = Libc.openPseudoTerminal();
        if (master < 0) throw new PortGone("/dev/ptmx", "no pseudo-terminal, errno " + -master);
        String path = unlockedPath(master);
        int keeper = path == null ? -1 : SerialPort.openRaw(path, ANY_BAUD, Libc.TCSANOW);
        if (path == null || keeper < 0) {
            Libc.close(master);
            throw new PortGone("/dev/ptmx", "its far end does not open, errno " + -keeper);
        }
        return new Pty(new Descriptor(master, "far end of " + path), keeper, path);
    }

    /** What the driver opens: {@code /dev/pts/7}. */
    public String path() {
        return path;
    }

    /**
     * The speed that the far end has set, in baud; 0 where it is none of the usual ones.
     *
     * <p>A pseudo-terminal carries bytes at any speed, but remembers what it was told.
     */
    public int baud() {
        return Termios.baud(near.fd());
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        return near.read(into, limit);
    }

    /** What nobody takes for two seconds is lost, as on a line with nobody at its end. */
    @Override
    public void write(byte[] bytes) throws PortGone {
        int taken = near.write(bytes, NOBODY_READS);
        if (taken < bytes.length)
            LOG.debug("{}: {} bytes lost, nobody reads", name(), bytes.length - taken);
    }

    @Override
    public void wake() {
        near.wake();
    }

    @Override
    public String name() {
        return "far end of " + path;
    }

    @Override
    public void close() {
        near.close(() -> Libc.close(keeper));
    }

    private static @Nullable String unlockedPath(int master) {
        return Libc.grant(master) == 0 && Libc.unlock(master) == 0 ? Libc.slavePath(master) : null;
    }
}
