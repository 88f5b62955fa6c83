package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A device that plays a recorded session and insists that the driver says what it said then.
 *
 * <p>Time is part of the play: {@link #clock()} moves when the driver waits, so a session of a
 * minute takes no time and always goes the same way. When the session is over, the line hangs up.
 */
public final class ReplayPort implements Port {

    private static final int PATIENCE_READS = 10_000;

    private final String name;
    private final Deque<Session.Step> steps;
    private Instant now = Instant.EPOCH;
    private int idleReads;
    private int heardLine = -1;
    private boolean woken;
    private boolean closed;
    private @Nullable String complaint;

    /**
     * @param name for people: the file's
     * @param session the text
     */
    public ReplayPort(String name, String session) {
        this(name, Session.parse(session));
    }

    /**
     * @param name for people: the file's
     */
    public ReplayPort(String name, List<Session.Step> session) {
        this.name = name;
        this.steps = new ArrayDeque<>(session);
    }

    /** The time in the play. */
    public InstantSource clock() {
        return this::now;
    }

    /** True when nothing is left to play or the driver has left the text. */
    public synchronized boolean over() {
        return steps.isEmpty() || complaint != null;
    }

    /** Throws, in words, unless the driver has played the session to its end. */
    public synchronized void check() {
        if (complaint != null) throw new IllegalStateException(complaint);
        Session.Step next = steps.peekFirst();
        if (next != null)
            throw new IllegalStateException(name + " line " + next.line() + " was not played");
    }

    @Override
    public synchronized int read(byte[] into, Duration limit) throws PortGone {
        checkOpen();
        if (woken) {
            woken = false;
            return 0;
        }
        return switch (steps.peekFirst()) {
            case null -> throw new PortGone(name, "the session is over");
            case Session.FromDevice said -> hear(said, into);
            case Session.Pause pause when pause.length().compareTo(limit) > 0 ->
                    waitOut(pause, limit);
            case Session.Pause pause -> {
                steps.removeFirst();
                now = now.plus(pause.length());
                Duration rest = limit.minus(pause.length());
                boolean more = rest.isPositive() && !driversTurn();
                yield more ? read(into, rest) : 0;
            }
            case Session.ToDevice due -> waitInVain(due, limit);
        };
    }

    @Override
    public synchronized void write(byte[] bytes) throws PortGone {
        checkOpen();
        Bytes rest = Bytes.copyOf(bytes);
        Deque<Session.Step> unheard = unheard();
        while (!rest.isEmpty()) {
            while (steps.peekFirst() instanceof Session.Pause) steps.removeFirst();
            rest = match(rest);
        }
        while (!unheard.isEmpty()) steps.addFirst(unheard.removeLast());
        idleReads = 0;
    }

    @Override
    public synchronized void wake() {
        woken = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private synchronized Instant now() {
        return now;
    }

    private int hear(Session.FromDevice said, byte[] into) {
        steps.removeFirst();
        heardLine = said.line();
        int count = Math.min(into.length, said.bytes().length());
        System.arraycopy(said.bytes().toArray(), 0, into, 0, count);
        if (count < said.bytes().length())
            steps.addFirst(new Session.FromDevice(said.line(), said.bytes().from(count)));
        idleReads = 0;
        return count;
    }

    /**
     * A driver may answer before it has heard the end of what is being said, such as a line feed.
     */
    private Deque<Session.Step> unheard() {
        Deque<Session.Step> unheard = new ArrayDeque<>();
        while (steps.peekFirst() instanceof Session.FromDevice said && said.line() == heardLine)
            unheard.addLast(steps.removeFirst());
        return unheard;
    }

    private boolean driversTurn() {
        return steps.isEmpty() || steps.getFirst() instanceof Session.ToDevice;
    }

    private int waitOut(Session.Pause pause, Duration limit) {
        steps.removeFirst();
        steps.addFirst(new Session.Pause(pause.line(), pause.length().minus(limit)));
        now = now.plus(limit);
        return 0;
    }

    private int waitInVain(Session.ToDevice due, Duration limit) {
        now = now.plus(limit);
        if (++idleReads > PATIENCE_READS) throw complain(due.line(), "nothing", due.bytes());
        return 0;
    }

    /** What the next line does not cover of the bytes the driver says. */
    private Bytes match(Bytes said) {
        if (!(steps.pollFirst() instanceof Session.ToDevice due))
            throw complain(-1, said.toString(), Bytes.NONE);
        if (said.startsWith(due.bytes())) return said.from(due.bytes().length());
        if (!due.bytes().startsWith(said)) throw complain(due.line(), said.toString(), due.bytes());
        steps.addFirst(new Session.ToDevice(due.line(), due.bytes().from(said.length())));
        return Bytes.NONE;
    }

    private IllegalStateException complain(int line, String said, Bytes due) {
        String where = line < 0 ? name : name + " line " + line;
        complaint = where + ": the driver says " + said + " where the session has " + due;
        return new IllegalStateException(complaint);
    }

    private void checkOpen() throws PortGone {
        if (closed) throw new PortGone(name, "closed");
        if (complaint != null) throw new IllegalStateException(complaint);
    }
}
