package tingxu.bridge.port;

import java.time.Duration;

/**
 * The events of a keyboard, taken from everybody else (Linux evdev, EVIOCGRAB): what a scanner in
 * keyboard mode types must not reach the screen's browser.
 *
 * <p>What is read are whole {@code struct input_event}s of 24 bytes. Nothing can be written.
 */
public final class InputPort implements Port {

    private static final int OPEN = Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;
    private static final int ENOTTY = 25;

    private final Descriptor keyboard;
    private final String path;

    private InputPort(Descriptor keyboard, String path) {
        this.keyboard = keyboard;
        this.path = path;
    }

    /**
     * @param path better a link, {@code /dev/input/by-id/…-event-kbd}, than a number
     * @throws PortGone when there is no such keyboard, or another program has taken it
     */
    public static InputPort open(String path) throws PortGone {
        int fd = Libc.open(path, OPEN);
        if (fd < 0) throw new PortGone(path, Refusal.why(-fd));
        int refused = Libc.ioctl(fd, Libc.EVIOCGRAB, 1);
        if (refused < 0) {
            Libc.close(fd);
            throw new PortGone(
                    path,
                    refused == -ENOTTY
                            ? "is no keyboard"
                            : "cannot be taken from other programs, errno " + -refused);
        }
        return new InputPort(new Descriptor(fd, path), path);
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        return keyboard.read(into, limit);
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        throw keyboard.lost("a keyboard takes no bytes");
    }

    @Override
    public void wake() {
        keyboard.wake();
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public void close() {
        keyboard.close(() -> Libc.ioctl(keyboard.fd(), Libc.EVIOCGRAB, 0));
    }
}
