package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps one device's line open on a thread of its own: opens it, has the driver converse, and opens
 * it again after a loss.
 *
 * <p>A few losses are mended quickly and called a strain. More than that, and the device is gone
 * until an opening succeeds, which is tried more rarely. A bug in a driver counts as a loss: it is
 * logged whole, and the other devices go on.
 */
public final class LineKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineKeeper.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** What a driver does with an open line. */
    @FunctionalInterface
    public interface Conversation {

        /** Talks until the line is lost, or until {@link LineKeeper#closing()}. */
        void hold(Port port) throws PortGone;

        /** The line could not be opened, or is lost. Called after every attempt. */
        default void lineDown() {}
    }

    /**
     * How patient a keeper is.
     *
     * @param losses how many within {@code window} are mended quickly
     * @param pause before a quick attempt
     * @param rest before an attempt when the device is gone: whoever plugs it in stands there and
     *     waits to see it
     */
    public record Patience(int losses, Duration window, Duration pause, Duration rest) {

        public static final Patience USUAL =
                new Patience(
                        5, Duration.ofSeconds(60), Duration.ofMillis(250), Duration.ofMillis(500));
    }

    /** The losses that still count, and what follows from them. */
    static final class Losses {

        private final Patience patience;
        private final Deque<Instant> counted = new ArrayDeque<>();

        Losses(Patience patience) {
            this.patience = patience;
        }

        void add(Instant now) {
            counted.addLast(now);
            counted.removeIf(then -> then.plus(patience.window).isBefore(now));
            while (counted.size() > patience.losses + 1) counted.removeFirst();
        }

        /** Whether there were too many to call it a strain. */
        boolean tooMany() {
            return counted.size() > patience.losses;
        }

        Duration untilNextAttempt() {
            return tooMany() ? patience.rest : patience.pause;
        }
    }

    private final DeviceId id;
    private final Port.Opener opener;
    private final Conversation conversation;
    private final Trouble whenGone;
    private final InstantSource clock;
    private final Consumer<Health> feelings;
    private final Losses losses;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable Health> felt = new AtomicReference<>();
    private volatile @Nullable Port line;

    /**
     * @param whenGone what is wrong when the line stays down, and what helps
     * @param feelings hears every change of health, on the device's thread
     */
    public LineKeeper(
            DeviceId id,
            Port.Opener opener,
            Conversation conversation,
            Trouble whenGone,
            InstantSource clock,
            Consumer<Health> feelings) {
        this(id, opener, conversation, whenGone, clock, feelings, Patience.USUAL);
    }

    public LineKeeper(
            DeviceId id,
            Port.Opener opener,
            Conversation conversation,
            Trouble whenGone,
            InstantSource clock,
            Consumer<Health> feelings,
            Patience patience) {
        this.id = id;
        this.opener = opener;
        this.conversation = conversation;
        this.whenGone = whenGone;
        this.clock = clock;
        this.feelings = feelings;
        this.losses = new Losses(patience);
        this.thread = Thread.ofPlatform().name("device-" + id).daemon().unstarted(this::keep);
    }

    public DeviceId id() {
        return id;
    }

    /** Gone until the device has said something else. */
    public Health health() {
        Health now = felt.get();
        return now == null ? new Health.Gone(whenGone) : now;
    }

    public void start() {
        thread.start();
    }

    /** Says how the device feels; only a change is passed on. For the device's thread. */
    public void feel(Health now) {
        if (now.equals(felt.getAndSet(now))) return;
        if (now instanceof Health.Gone gone) LOG.warn("{}: gone: {}", id, gone.trouble().en());
        feelings.accept(now);
    }

    /** Makes the conversation look up from its reading. Any thread may call it. */
    public void wake() {
        Port open = line;
        if (open != null) open.wake();
    }

    public boolean closing() {
        return closing.getCount() == 0;
    }

    /** Ends the conversation and the thread, and gives the line back. */
    @Override
    public void close() {
        closing.countDown();
        Port open = line;
        if (open != null) open.close();
        if (thread.isAlive() && Thread.currentThread() != thread) await(thread);
    }

    private void keep() {
        while (!closing()) {
            try (Port port = opener.open()) {
                line = port;
                if (!closing()) conversation.hold(port);
            } catch (PortGone e) {
                if (closing()) return;
                lost(e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("{}: the driver failed", id, e);
                lost(e.toString());
            } finally {
                line = null;
            }
            rest();
        }
    }

    private void lost(@Nullable String why) {
        LOG.debug("{}: lost: {}", id, why);
        losses.add(clock.instant());
        try {
            conversation.lineDown();
            if (losses.tooMany()) feel(new Health.Gone(whenGone));
            else if (felt.get() instanceof Health.Ready) feel(new Health.Strained(whenGone));
        } catch (RuntimeException e) {
            LOG.error("{}: an ear failed", id, e);
        }
    }

    private void rest() {
        Duration rest = losses.untilNextAttempt();
        try {
            if (closing.await(rest.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("{}: closed", id);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    private void await(Thread thread) {
        try {
            if (!thread.join(FAREWELL)) LOG.error("{}: its thread does not end", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
