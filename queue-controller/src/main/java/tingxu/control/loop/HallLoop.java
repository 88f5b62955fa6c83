package tingxu.control.loop;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.hall.Command.Heard;
import tingxu.control.hall.HallState;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Head;
import tingxu.control.journal.Journal;
import tingxu.control.journal.Past;
import tingxu.control.rules.Rules;
import tingxu.wire.HallId;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The one place where commands take effect. One thread decides, remembers, changes and tells, in
 * that order, so that nothing is ever announced that a power cut could undo. Many callers share one
 * commit.
 *
 * <p>A repeated id of the same speaker gets the first answer again, also after a restart. A node's
 * events bear a rising seq; an older one is refused as stale. Gaps are for the gate to see to. A
 * journal that fails ends the loop: {@link #ended} tells, and the process must go down with it.
 */
public final class HallLoop implements AutoCloseable {

    /** Who says what the passing of time does. */
    public static final String CLOCK = "clock";

    private static final Logger LOG = LoggerFactory.getLogger(HallLoop.class);

    private static final int BATCH_MOST = 512;
    private static final int ANSWERS_KEPT = 20_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Words BUSY =
            new Words("系统忙，请稍候再试", "The hall is busy: try again in a moment");

    private record Asked(Said said, CompletableFuture<Answer> answer) {}

    private final Rules hall;
    private final Journal journal;
    private final HallClock clock;
    private final BlockingQueue<Asked> inbox;
    private final Recent recent = new Recent(ANSWERS_KEPT);
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile Past past;
    private volatile boolean closing;
    private final LongSupplier nanos;
    private final Function<Instant, MessageId> ids;
    private long nextTick;
    private boolean nearlyFull;

    /** When its last turn was over, by {@link #nanos}. */
    private volatile long turnedAt;

    /** Folds the journal, and begins. */
    public HallLoop(HallId id, Rules hall, Journal journal, InstantSource wall, int inboxCapacity) {
        this(id, hall, journal, wall, System::nanoTime, HallLoop::chance, inboxCapacity);
        thread.start();
    }

    private HallLoop(
            HallId id,
            Rules hall,
            Journal journal,
            InstantSource wall,
            LongSupplier nanos,
            Function<Instant, MessageId> ids,
            int inboxCapacity) {
        if (!journal.hall().equals(id))
            throw new IllegalArgumentException(
                    "this is the journal of " + journal.hall() + ", not of " + id);
        this.hall = hall;
        this.journal = journal;
        this.past = journal.past();
        this.clock = new HallClock(wall, past.at());
        this.inbox = new ArrayBlockingQueue<>(inboxCapacity);
        this.nearlyFull = journal.nearlyFull();
        this.nanos = nanos;
        this.ids = ids;
        this.turnedAt = nanos.getAsLong();
        this.nextTick = turnedAt + SECOND;
        this.thread = Thread.ofPlatform().name("hall-loop-" + id).unstarted(this::run);
    }

    /**
     * A loop without a thread: it goes round when {@link #turn} is called.
     *
     * @param nanos measures seconds; never set
     * @param ids names what the loop itself says
     */
    public static HallLoop byHand(
            HallId id,
            Rules hall,
            Journal journal,
            InstantSource wall,
            LongSupplier nanos,
            Supplier<MessageId> ids,
            int inboxCapacity) {
        return new HallLoop(id, hall, journal, wall, nanos, _ -> ids.get(), inboxCapacity);
    }

    /**
     * One turn: what waits is decided and committed. What breaks ends the loop and is thrown.
     *
     * @return whether anything waited
     */
    public boolean turn() {
        List<Asked> batch = new ArrayList<>();
        inbox.drainTo(batch, BATCH_MOST);
        try {
            turn(batch);
        } catch (Throwable broken) {
            ended.completeExceptionally(broken);
            forget();
            throw broken;
        }
        return !batch.isEmpty();
    }

    /**
     * Takes a command to be decided. Never blocks: a full inbox answers busy at once. What is hung
     * on the answer may run on the loop's thread, and must not block it.
     */
    public CompletableFuture<Answer> take(Said said) {
        Asked asked = new Asked(said, new CompletableFuture<>());
        if (closing || !inbox.offer(asked)) asked.answer().complete(new Answer.Busy(BUSY));
        if (ended.isDone()) forget();
        return asked.answer();
    }

    /** The last committed state. */
    public HallState state() {
        return past.state();
    }

    /** The last committed row. */
    public long row() {
        return past.row();
    }

    /** The last committed row, and the hash of all up to it. */
    public Head head() {
        return journal.head();
    }

    /** The first committed row of the business day that is open, or was last. */
    public long dayRow() {
        return past.dayRow();
    }

    /** The last seq of a node's epoch that is committed; 0 for none. */
    public long lastSeq(String who, long epoch) {
        return past.lastSeq(who, epoch);
    }

    /** The newest epoch heard from a node; 0 when it was never heard. */
    public long lastEpoch(String who) {
        return past.lastEpoch(who);
    }

    /** Hears every entry after its commit, on the loop's thread: it must not block. */
    public void listen(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /** How far the hall's time is before the wall clock's; zero unless that was set back. */
    public Duration clockAhead() {
        return clock.ahead();
    }

    /** Whether it has gone round lately; it does each second, whether anybody asks or not. */
    public boolean turnedWithin(Duration limit) {
        return nanos.getAsLong() - turnedAt <= limit.toNanos();
    }

    /** Completes when the loop has ended: exceptionally when it had to. */
    public CompletionStage<@Nullable Void> ended() {
        return ended;
    }

    /** Answers what was taken, and ends. The journal is closed by whoever opened it. */
    @Override
    public void close() {
        MessageId last = freshId(Instant.EPOCH);
        inbox.offer(new Asked(Said.by(CLOCK, last, new Heard()), new CompletableFuture<>()));
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    // ------------------------------------------------------------------ the loop's thread

    private void run() {
        try {
            while (!closing || !inbox.isEmpty()) turn(batch());
            ended.complete(null);
        } catch (Throwable broken) {
            LOG.error("the hall's loop ends: {}", broken.toString(), broken);
            ended.completeExceptionally(broken);
        }
        forget();
    }

    private void turn(List<Asked> batch) {
        boolean tick = nanos.getAsLong() - nextTick >= 0;
        if (tick) nextTick = nanos.getAsLong() + SECOND;
        round(batch, tick);
        turnedAt = nanos.getAsLong();
    }

    private List<Asked> batch() throws InterruptedException {
        List<Asked> batch = new ArrayList<>();
        Asked first = inbox.poll(nextTick - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            inbox.drainTo(batch, BATCH_MOST - 1);
        }
        return batch;
    }

    private void round(List<Asked> batch, boolean tick) {
        List<Answer> answers = new ArrayList<>(batch.size());
        try {
            if (tick) nearlyFull = journal.nearlyFull();
            Instant now = clock.now();
            Round round =
                    new Round(hall, journal, recent, nearlyFull, past, now, () -> freshId(now));
            for (Asked asked : batch) answers.add(round.take(asked.said()));
            if (tick) round.tick();
            commit(round);
        } catch (Throwable broken) {
            for (Asked asked : batch) asked.answer().completeExceptionally(broken);
            throw broken;
        }
        for (int i = 0; i < answers.size(); i++) batch.get(i).answer().complete(answers.get(i));
    }

    private void commit(Round round) {
        if (round.entries().isEmpty()) return;
        journal.append(round.entries(), round.past());
        past = round.past();
        for (Entry entry : round.entries())
            for (Consumer<Entry> listener : listeners) listener.accept(entry);
    }

    /** Nothing asked of an ended loop waits forever. */
    private void forget() {
        for (Asked asked = inbox.poll(); asked != null; asked = inbox.poll())
            asked.answer()
                    .completeExceptionally(new IllegalStateException("the hall's loop has ended"));
    }

    private MessageId freshId(Instant at) {
        return ids.apply(at);
    }

    private static MessageId chance(Instant at) {
        return MessageId.of(at.toEpochMilli(), RANDOM.nextInt(), RANDOM.nextLong());
    }
}
