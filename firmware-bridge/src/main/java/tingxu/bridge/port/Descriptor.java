package tingxu.bridge.port;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An open tty whose every wait has a limit and ends soon after it is closed.
 *
 * <p>One thread may read while another writes. A bell (eventfd) stands beside the tty when a reader
 * polls, because closing a descriptor does not wake a poll that waits on it. The descriptor itself
 * is given back only after reader and writer have left: its number may belong to another file at
 * once.
 */
final class Descriptor {

    /** How long a blocked writer may not notice that the line was closed. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final int PIECE = 4096;

    private static final long EVENTS = Libc.POLLFD.byteOffset(PathElement.groupElement("events"));
    private static final long REVENTS = Libc.POLLFD.byteOffset(PathElement.groupElement("revents"));
    private static final long POLLFD_BYTES = Libc.POLLFD.byteSize();

    private final int fd;
    private final int bell;
    private final boolean nothingIsEnd;
    private final String name;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock ringing = new ReentrantLock();
    private final MemorySegment bytesIn;
    private final MemorySegment bytesOut;
    private final MemorySegment readPoll;
    private final MemorySegment writePoll;
    private final MemorySegment counter;
    private boolean open = true;
    private volatile @Nullable String gone;

    Descriptor(int fd, String name) throws PortGone {
        this(fd, name, true);
    }

    /**
     * @param nothingIsEnd whether a read of no bytes means that the far end has hung up, as on a
     *     tty; printers' devices say so with every answer that is not there yet
     */
    Descriptor(int fd, String name, boolean nothingIsEnd) throws PortGone {
        this.nothingIsEnd = nothingIsEnd;
        this.fd = fd;
        this.name = name;
        this.bell = Libc.eventfd();
        if (bell < 0) {
            Libc.close(fd);
            throw new PortGone(name, "no more file descriptors, errno " + -bell);
        }
        Arena arena = Arena.ofAuto();
        bytesIn = arena.allocate(PIECE);
        bytesOut = arena.allocate(PIECE);
        counter = arena.allocate(JAVA_LONG);
        readPoll = arena.allocate(2 * POLLFD_BYTES, Long.BYTES);
        readPoll.set(JAVA_INT, 0, fd);
        readPoll.set(JAVA_SHORT, EVENTS, (short) Libc.POLLIN);
        readPoll.set(JAVA_INT, POLLFD_BYTES, bell);
        readPoll.set(JAVA_SHORT, POLLFD_BYTES + EVENTS, (short) Libc.POLLIN);
        writePoll = arena.allocate(Libc.POLLFD);
        writePoll.set(JAVA_INT, 0, fd);
        writePoll.set(JAVA_SHORT, EVENTS, (short) Libc.POLLOUT);
    }

    int fd() {
        return fd;
    }

    int read(byte[] into, Duration limit) throws PortGone {
        reading.lock();
        try {
            if (into.length == 0 || !bytesCame(limit)) return 0;
            int count = Libc.read(fd, bytesIn, Math.min(PIECE, into.length));
            if (tryAgain(count) || (count == 0 && !nothingIsEnd && !hungUp())) return 0;
            if (count <= 0) throw lost(count == 0 ? "hung up" : "read failed, errno " + -count);
            MemorySegment.copy(bytesIn, JAVA_BYTE, 0, into, 0, count);
            // What passed may be personal: it stays nowhere but where it was asked for.
            bytesIn.asSlice(0, count).fill((byte) 0);
            return count;
        } finally {
            reading.unlock();
        }
    }

    /**
     * Says how many bytes went out.
     *
     * @param patience how long the far end may take no byte at all before the rest stays here
     */
    int write(byte[] bytes, Duration patience) throws PortGone {
        writing.lock();
        try {
            int done = 0;
            while (done < bytes.length && roomCame(patience)) {
                int count = Math.min(PIECE, bytes.length - done);
                MemorySegment.copy(bytes, done, bytesOut, JAVA_BYTE, 0, count);
                int written = Libc.write(fd, bytesOut, count);
                if (tryAgain(written)) continue;
                if (written <= 0) throw lost("write failed, errno " + -written);
                done += written;
            }
            return done;
        } finally {
            writing.unlock();
        }
    }

    /** Makes a waiting read, or the next one, come back at once. */
    void wake() {
        ringing.lock();
        try {
            counter.set(JAVA_LONG, 0, 1);
            if (open) Libc.write(bell, counter, Long.BYTES);
        } finally {
            ringing.unlock();
        }
    }

    /** Ends every wait, says {@code lastWords} to the still open tty once, and gives it back. */
    void close(Runnable lastWords) {
        if (gone == null) gone = "closed";
        wake();
        reading.lock();
        writing.lock();
        ringing.lock();
        try {
            if (!open) return;
            open = false;
            lastWords.run();
            Libc.close(fd);
            Libc.close(bell);
        } finally {
            ringing.unlock();
            writing.unlock();
            reading.unlock();
        }
    }

    private boolean bytesCame(Duration limit) throws PortGone {
        stillThere();
        if (poll(readPoll, 2, limit) == 0) return false;
        stillThere();
        if (readPoll.get(JAVA_SHORT, POLLFD_BYTES + REVENTS) != 0) {
            hushBell();
            return false;
        }
        return readPoll.get(JAVA_SHORT, REVENTS) != 0;
    }

    private boolean roomCame(Duration patience) throws PortGone {
        stillThere();
        Duration waited = Duration.ZERO;
        while (poll(writePoll, 1, GLANCE) == 0) {
            stillThere();
            waited = waited.plus(GLANCE);
            if (waited.compareTo(patience) >= 0) return false;
        }
        return true;
    }

    /** How many of the polled are ready; an interrupted poll counts as a time that is up. */
    private int poll(MemorySegment fds, int count, Duration limit) throws PortGone {
        long millis = Math.clamp(limit.plusNanos(999_999).toMillis(), 0L, Integer.MAX_VALUE);
        int ready = Libc.poll(fds, count, (int) millis);
        if (tryAgain(ready)) return 0;
        if (ready < 0) throw lost("poll failed, errno " + -ready);
        return ready;
    }

    private boolean hungUp() {
        return (readPoll.get(JAVA_SHORT, REVENTS) & (Libc.POLLERR | Libc.POLLHUP)) != 0;
    }

    private void hushBell() {
        Libc.read(bell, bytesIn, Long.BYTES);
    }

    private void stillThere() throws PortGone {
        String why = gone;
        if (why != null) throw new PortGone(name, why);
    }

    PortGone lost(String why) {
        if (gone == null) gone = why;
        return new PortGone(name, why);
    }

    private static boolean tryAgain(int result) {
        return result == -Libc.EAGAIN || result == -Libc.EINTR;
    }
}
