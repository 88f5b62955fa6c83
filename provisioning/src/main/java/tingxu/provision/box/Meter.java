package tingxu.provision.box;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The far end of a tty with a counter at it, a plug that can be pulled and put in again, and a wire
 * that can be bad: the near end keeps its name, as a link of udev does, and the simulated device
 * lives on.
 */
public final class Meter implements Port {

    private final Path link;
    private final AtomicLong fromDevice = new AtomicLong();
    private final AtomicLong toDevice = new AtomicLong();
    private @Nullable Pty line;
    private volatile @Nullable Noise noise;
    private boolean over;

    /**
     * @param link what the near end is called
     */
    Meter(Path link) throws PortGone {
        this.link = link;
        plug();
    }

    /** Bytes that the simulated device has sent. */
    public long fromDevice() {
        return fromDevice.get();
    }

    /** Bytes that the simulated device was sent. */
    public long toDevice() {
        return toDevice.get();
    }

    public synchronized boolean plugged() {
        return line != null;
    }

    /** Puts the plug in, if it is out. */
    public synchronized void plug() throws PortGone {
        if (line != null || over) return;
        Pty fresh = Pty.open();
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(fresh.path()));
        } catch (IOException unwritable) {
            fresh.close();
            throw new PortGone(link.toString(), "cannot be made: " + unwritable.getMessage());
        }
        line = fresh;
        notifyAll();
    }

    /** Pulls the plug: the near end hears a hang-up, and there is no such line any more. */
    public synchronized void unplug() {
        Pty old = line;
        line = null;
        if (old == null) return;
        try {
            Files.deleteIfExists(link);
        } catch (IOException unwritable) {
            throw new IllegalStateException(link + " cannot be removed", unwritable);
        } finally {
            old.close();
        }
    }

    /** From now on. */
    public void disturb(Noise fresh) {
        noise = fresh;
    }

    /** From now on every byte passes as it was said. */
    public void calm() {
        noise = null;
    }

    /** Ends the line for good: whoever listens at it hears that it is gone. */
    synchronized void end() {
        over = true;
        unplug();
        notifyAll();
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        Pty now = awaitLine(limit);
        if (now == null) return 0;
        try {
            int count = now.read(into, limit);
            toDevice.addAndGet(count);
            Noise bad = noise;
            return bad == null ? count : disturbed(into, count, bad, now);
        } catch (PortGone pulled) {
            if (isOver()) throw pulled;
            return 0;
        }
    }

    private static int disturbed(byte[] into, int count, Noise bad, Pty line) throws PortGone {
        if (count == 0) {
            line.write(bad.silence());
            return 0;
        }
        byte[] heard = bad.heard(Arrays.copyOf(into, count));
        int fits = Math.min(heard.length, into.length);
        System.arraycopy(heard, 0, into, 0, fits);
        return fits;
    }

    /** The line, or null when none is there within the limit. */
    private synchronized @Nullable Pty awaitLine(Duration limit) throws PortGone {
        try {
            long end = System.nanoTime() + limit.toNanos();
            for (long left; line == null && !over && (left = end - System.nanoTime()) > 0; )
                wait(Math.max(1, left / 1_000_000));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            over = true;
        }
        if (over) throw new PortGone(name(), "closed");
        return line;
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** What is said while the plug is out is lost. */
    @Override
    public void write(byte[] bytes) throws PortGone {
        Pty now;
        synchronized (this) {
            now = line;
        }
        if (now == null) return;
        try {
            Noise bad = noise;
            now.write(bad == null ? bytes : bad.said(bytes));
            fromDevice.addAndGet(bytes.length);
        } catch (PortGone pulled) {
            if (isOver()) throw pulled;
        }
    }

    @Override
    public synchronized void wake() {
        if (line != null) line.wake();
    }

    @Override
    public String name() {
        return "far end of " + link;
    }

    /** A device that hangs up pulls its plug. */
    @Override
    public void close() {
        unplug();
    }
}
