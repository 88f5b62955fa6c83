package tingxu.control.shadow;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Tuning;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.shadow.DayCourse.Visit;
import tingxu.control.shadow.ShadowReport.Difference;
import tingxu.control.why.Kinds;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks a second policy about every call of the day, and now and then plays the day again by both.
 * It follows on a thread of its own and behind a queue that never makes the hall's loop wait: what
 * does not fit is read from the journal later. No rule asks it.
 */
public final class Shadow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

    private static final int QUEUE = 2_048;
    private static final int BATCH = 256;
    private static final int DIFFERENCES_KEPT = 20;

    /** A day with more people than this is compared call by call, and not played again. */
    private static final int PEOPLE_MOST = 20_000;

    private static final Words NOBODY =
            new Words("这个窗口不叫其他队列", "it would have left that window free");

    /** Which policy is tried, and how it is set. */
    public record Setting(String policy, Tuning tuning) {}

    private final Journal journal;
    private final HallLoop loop;
    private final Duration playEvery;
    private final BlockingQueue<Entry> coming = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean missed;
    private volatile boolean closed;
    private volatile @Nullable Setting wanted;
    private volatile @Nullable ShadowReport report;

    // Of the shadow's own thread.
    private @Nullable Setting setting;
    private HallState state = HallState.empty();
    private DayCourse course = new DayCourse();
    private @Nullable Policy policy;
    private @Nullable Policy live;
    private final Deque<Difference> last = new ArrayDeque<>();
    private long row;
    private int calls;
    private int differing;
    private long playedRow;
    private long nextPlay = System.nanoTime();
    private @Nullable Played real;
    private @Nullable Played livePlayed;
    private @Nullable Played shadowPlayed;
    private @Nullable Instant playedAt;

    /**
     * @param playEvery how often the day is played again at most
     */
    public Shadow(Journal journal, HallLoop loop, @Nullable Setting first, Duration playEvery) {
        this.journal = journal;
        this.loop = loop;
        this.playEvery = playEvery;
        this.wanted = first;
        loop.listen(this::offer);
        this.thread = Thread.ofPlatform().name("shadow").daemon().unstarted(this::run);
        thread.start();
    }

    /** On the loop's thread: one offer, and never a wait. */
    private void offer(Entry entry) {
        if (wanted != null && !coming.offer(entry)) missed = true;
    }

    /** From now on this policy is tried, over the whole day so far; null for none. */
    public void set(@Nullable Setting next) {
        wanted = next;
        if (next == null) report = null;
    }

    public Optional<Setting> setting() {
        return Optional.ofNullable(wanted);
    }

    /** What is known so far; empty where no policy is tried. */
    public Optional<ShadowReport> report() {
        return Optional.ofNullable(report);
    }

    /** What is wrong with a setting, if anything; as the hall's file is answered. */
    public static Optional<Policy.Fitting.Unfit> mistake(HallPlan plan, Setting setting) {
        return switch (Policies.of(plan.calling(setting.policy(), setting.tuning()))) {
            case Policy.Fitting.Fits _ -> Optional.empty();
            case Policy.Fitting.Unfit wrong -> Optional.of(wrong);
        };
    }

    // ------------------------------------------------------------------ the shadow's own thread

    private void run() {
        try {
            while (!closed) {
                Entry first = coming.poll(500, TimeUnit.MILLISECONDS);
                Setting now = wanted;
                if (now == null) {
                    forget();
                    continue;
                }
                if (!now.equals(setting)) beginAnew(now);
                if (missed) catchUp();
                if (first != null) take(first);
                List<Entry> more = new ArrayList<>(BATCH);
                coming.drainTo(more, BATCH);
                for (Entry each : more) take(each);
                play();
                tell();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            // Advice only: the hall goes on without it, and its page says nothing.
            LOG.error("the shadow ends: {}", broken.toString(), broken);
            report = null;
            wanted = null;
        }
    }

    private void forget() {
        coming.clear();
        setting = null;
        report = null;
    }

    /** Reads the day from its beginning: the policy is asked about every call of it. */
    private void beginAnew(Setting now) {
        setting = now;
        state = HallState.empty();
        course = new DayCourse();
        forgetDay();
        row = loop.dayRow() - 1;
        catchUp();
    }

    private void forgetDay() {
        calls = 0;
        differing = 0;
        last.clear();
        playedRow = 0;
        nextPlay = System.nanoTime();
        real = null;
        livePlayed = null;
        shadowPlayed = null;
        playedAt = null;
        policy = null;
        live = null;
    }

    private void catchUp() {
        missed = false;
        journal.read(row + 1, this::take);
    }

    private void take(Entry entry) {
        if (entry.row() != row + 1) {
            if (entry.row() > row + 1) missed = true;
            return;
        }
        row = entry.row();
        for (Event event : entry.events()) {
            if (event instanceof Event.DayOpened) forgetDay();
            if (event instanceof TicketCalled called) compare(called);
            state = state.after(event);
            course.take(event);
            if (event instanceof Event.DayOpened || event instanceof Event.PolicyChanged) fit();
        }
    }

    private void fit() {
        Setting now = setting;
        if (now == null) return;
        live = Policies.of(state.plan()).found().orElse(null);
        policy = Policies.of(state.plan().calling(now.policy(), now.tuning())).found().orElse(null);
    }

    /** Asked at the same moment, of the same hall. What no policy decided is no matter here. */
    private void compare(TicketCalled called) {
        Policy asked = policy;
        if (asked == null) return;
        boolean byPolicy =
                switch (called.reason()) {
                    case MANUAL, RESUMED -> false;
                    case ONLY_CANDIDATE,
                            LONGEST_WAIT,
                            PRIORITY_CREDIT,
                            APPOINTMENT_DUE,
                            TRANSFER_RETURN,
                            OWN_LINE,
                            CROSS_HELP,
                            SHORTER_SERVICE,
                            LONGER_LINE,
                            MAX_WAIT_GUARD,
                            IDLE_DIRECT,
                            HOUSE_RULE ->
                            true;
                };
        if (!byPolicy) return;
        calls++;
        Optional<Choice> choice = asked.next(state, state.window(called.window()), called.at());
        String instead = choice.map(c -> c.ticket().number().toString()).orElse(null);
        if (called.ticket().toString().equals(instead)) return;
        differing++;
        last.addFirst(
                new Difference(
                        called.at(),
                        called.window().number(),
                        called.ticket().toString(),
                        instead,
                        choice.map(c -> Kinds.of(c.reason())).orElse(NOBODY)));
        if (last.size() > DIFFERENCES_KEPT) last.removeLast();
    }

    // ------------------------------------------------------------------ the day played again

    private void play() {
        Setting now = setting;
        HallPlan plan = course.plan().orElse(null);
        boolean due = System.nanoTime() - nextPlay >= 0 && row > playedRow;
        if (!due || missed || now == null || plan == null || live == null || policy == null) return;
        playedRow = row;
        nextPlay = System.nanoTime() + playEvery.toNanos();
        if (course.visits().size() > PEOPLE_MOST) return;
        Map<Visit, Instant> asItWas = new HashMap<>();
        for (Visit visit : course.visits()) {
            Instant called = visit.firstCalled;
            if (called != null) asItWas.put(visit, called);
        }
        real = Played.of(course, plan, asItWas);
        livePlayed = Played.of(course, plan, Replay.of(course, plan));
        shadowPlayed =
                Played.of(
                        course, plan, Replay.of(course, plan.calling(now.policy(), now.tuning())));
        playedAt = course.last();
    }

    private void tell() {
        Setting now = setting;
        if (now == null || !now.equals(wanted)) return;
        report =
                new ShadowReport(
                        now.policy(),
                        now.tuning(),
                        state.plan().policy(),
                        calls,
                        differing,
                        List.copyOf(last),
                        real,
                        livePlayed,
                        shadowPlayed,
                        playedAt,
                        course.visits().size() > PEOPLE_MOST);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
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
}
