package tingxu.bridge.port;

import java.time.Duration;

/** A serial line: eight bits, no parity, one stop bit, no flow control, nobody else on it. */
public final class SerialPort implements Port {

    private static final int OPEN = Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;

    private static final Duration STUCK = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final int STALE_PIECES = 64;

    private final Descriptor tty;
    private final String path;

    private SerialPort(Descriptor tty, String path) {
        this.tty = tty;
        this.path = path;
    }

    /**
     * Opens the line and throws away what stood in its buffers.
     *
     * @param path such as {@code /dev/ttyUSB0}, or better a link below {@code /dev/serial/by-id}
     * @param baud 1200 to 230400, one of the usual steps
     * @throws PortGone when there is no such tty or another program holds it
     */
    public static SerialPort open(String path, int baud) throws PortGone {
        int fd = openRaw(path, baud, Libc.TCSAFLUSH);
        if (fd < 0) throw new PortGone(path, Refusal.why(-fd));
        if (Libc.flock(fd, Libc.LOCK_EXCLUSIVE_NOW) < 0) {
            Libc.close(fd);
            throw new PortGone(path, "另一个程序占用着它 / another program holds it");
        }
        // Keeps terminal programs out, which do not know locks; where the tty cannot, the lock
        // does.
        Libc.ioctl(fd, Libc.TIOCEXCL);
        Descriptor tty = new Descriptor(fd, path);
        drain(tty);
        return new SerialPort(tty, path);
    }

    /** The kernel's flush forgets what is still on its way from the driver to the line's buffer. */
    private static void drain(Descriptor tty) throws PortGone {
        byte[] stale = new byte[4096];
        for (int i = 0; i < STALE_PIECES && tty.read(stale, QUIET) > 0; ) i++;
    }

    /** A descriptor, or minus errno. */
    static int openRaw(String path, int baud, int when) {
        int fd = Libc.open(path, OPEN);
        if (fd < 0) return fd;
        int failed = Termios.makeRaw(fd, baud, when);
        if (failed == 0) return fd;
        Libc.close(fd);
        return failed;
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        return tty.read(into, limit);
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        if (tty.write(bytes, STUCK) < bytes.length) throw tty.lost("takes no more bytes");
    }

    @Override
    public void wake() {
        tty.wake();
    }

    @Override
    public String name() {
        return path;
    }

    /** Ends every wait and lets others have the line. */
    @Override
    public void close() {
        tty.close(() -> Libc.ioctl(tty.fd(), Libc.TIOCNXCL));
    }
}
