package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A pin or a chip as a port: what is written goes to the wire, what the wire tells is read. */
final class WirePort implements Port {

    /** A button that bounces for longer than its debounce says no more than this. */
    private static final int MOST_WAITING = 256;

    /** What a write does. */
    @FunctionalInterface
    interface Wire {
        void write(byte[] bytes) throws PortGone;
    }

    private final String name;
    private final Wire wire;
    private final Runnable givenBack;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Byte> waiting = new ArrayDeque<>();
    private boolean woken;
    private @Nullable String gone;

    /**
     * @param givenBack done once, when the port is closed
     */
    WirePort(String name, Wire wire, Runnable givenBack) {
        this.name = name;
        this.wire = wire;
        this.givenBack = givenBack;
    }

    /** The wire tells something. */
    void tell(int b) {
        lock.lock();
        try {
            if (waiting.size() == MOST_WAITING) waiting.removeFirst();
            waiting.addLast((byte) b);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The wire is lost. */
    void lose(String why) {
        lock.lock();
        try {
            if (gone == null) gone = why;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (gone == null && !woken && waiting.isEmpty() && left > 0)
                left = news.awaitNanos(left);
            stillThere();
            woken = false;
            int count = 0;
            while (count < into.length && !waiting.isEmpty()) into[count++] = waiting.removeFirst();
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortGone(name, "interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        lock.lock();
        try {
            stillThere();
        } finally {
            lock.unlock();
        }
        wire.write(bytes);
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            woken = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if ("closed".equals(gone)) return;
            gone = "closed";
            news.signalAll();
        } finally {
            lock.unlock();
        }
        givenBack.run();
    }

    private void stillThere() throws PortGone {
        if (gone != null) throw new PortGone(name, gone);
    }
}
