package tingxu.bridge.port;

import java.time.Duration;

/** A character device that is no tty, such as a USB printer's {@code /dev/usb/lp0}. */
public final class CharacterPort implements Port {

    private static final int OPEN = Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;
    private static final Duration STUCK = Duration.ofSeconds(10);

    private final Descriptor device;
    private final String path;

    private CharacterPort(Descriptor device, String path) {
        this.device = device;
        this.path = path;
    }

    /**
     * @throws PortGone when there is no such device, or another program holds it
     */
    public static CharacterPort open(String path) throws PortGone {
        int fd = Libc.open(path, OPEN);
        if (fd < 0) throw new PortGone(path, Refusal.why(-fd));
        if (Libc.flock(fd, Libc.LOCK_EXCLUSIVE_NOW) < 0) {
            Libc.close(fd);
            throw new PortGone(path, "另一个程序占用着它 / another program holds it");
        }
        return new CharacterPort(new Descriptor(fd, path, false), path);
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        return device.read(into, limit);
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        if (device.write(bytes, STUCK) < bytes.length) throw device.lost("takes no more bytes");
    }

    @Override
    public void wake() {
        device.wake();
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public void close() {
        device.close(() -> {});
    }
}
