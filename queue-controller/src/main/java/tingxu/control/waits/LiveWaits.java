package tingxu.control.waits;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Calibration;
import tingxu.control.forecast.Foresight;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.forecast.Memory;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.forecast.Range;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays the hall on from where it stands, again and again while it changes, on a thread of its own
 * that takes a tenth of a processor at most. What was learnt from earlier days is frozen when a day
 * opens.
 */
public final class LiveWaits implements Waits, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWaits.class);

    /** Rest after a forecast, for each minute that it took. */
    private static final int REST = 9;

    private static final Duration LEAST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofMinutes(1);

    /** Waits grow while nothing happens: forecast now and then all the same. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** Who is told more than once is told steadily; beyond so many, only afresh. */
    private static final int TOLD_MOST = 20_000;

    private final Hall hall = new Hall(Policies::of);
    private final Rota rota;
    private final InstantSource clock;
    private final Lessons lessons;
    private final Map<TicketNumber, Steady> told = new ConcurrentHashMap<>();
    private final Map<LineId, WaitRange> shown = new ConcurrentHashMap<>();
    private final Object folding = new Object();
    private final Thread thread;
    private volatile Seen seen = new Seen(0, HallState.empty(), Memory.NONE);
    private volatile Foresight foresight = Foresight.NONE;
    private volatile boolean closing;
    private boolean changed;

    /** The thread's alone: what a day is forecast by. */
    private @Nullable Learnt learnt;

    /** The day so far, folded from its entries. */
    private record Seen(long row, HallState state, Memory memory) {

        Seen after(Entry entry) {
            HallState next = state;
            Memory more = memory;
            for (Event event : entry.events()) {
                more = more.after(next, event);
                next = next.after(event);
            }
            return new Seen(entry.row(), next, more);
        }
    }

    private record Learnt(LocalDate day, MonteCarlo chance, Calibration calibration) {}

    private LiveWaits(Rota rota, InstantSource clock, Lessons lessons) {
        this.rota = rota;
        this.clock = clock;
        this.lessons = lessons;
        this.thread = Thread.ofPlatform().name("waits").daemon().unstarted(this::run);
    }

    /** Folds what has been today, follows what comes, and forecasts. */
    public static LiveWaits follow(
            Journal journal, HallLoop loop, Rota rota, InstantSource clock, Lessons lessons) {
        LiveWaits waits = new LiveWaits(rota, clock, lessons);
        synchronized (waits.folding) {
            loop.listen(waits::take); // waits here until the past is folded
            journal.read(loop.dayRow(), waits::take);
        }
        waits.thread.start();
        return waits;
    }

    private void take(Entry entry) {
        if (entry.events().isEmpty()) return;
        synchronized (folding) {
            if (entry.row() > seen.row()) seen = seen.after(entry);
        }
        wake(false);
    }

    // ------------------------------------------------------------------ what is told

    @Override
    public WaitRange newcomer(HallState state, LineId line, Instant now) {
        int ahead = state.aheadOfNewcomer(line, TicketClass.ORDINARY, now);
        Range said = foresight.of(state, line, ahead, now);
        WaitRange fresh = Steady.minutes(said.p50(), said.p90(), ahead);
        return shown.compute(line, (_, before) -> Steady.same(before, fresh) ? before : fresh);
    }

    @Override
    public Told told(HallState state, Ticket ticket, Instant now) {
        Range said = foresight.of(state, ticket, now);
        int ahead = state.ahead(ticket.number());
        if (told.size() >= TOLD_MOST && !told.containsKey(ticket.number()))
            return Steady.first(said, now).told(ahead, now);
        return told.compute(
                        ticket.number(),
                        (_, before) ->
                                before == null ? Steady.first(said, now) : before.next(said, now))
                .told(ahead, now);
    }

    /** When the hall was last played on; the beginning of time before the first. */
    Instant foreseen() {
        return foresight.at();
    }

    // ------------------------------------------------------------------ the thread

    private void run() {
        try {
            while (!closing) {
                awaitChange();
                long began = System.nanoTime();
                look();
                rest(Duration.ofNanos(System.nanoTime() - began).multipliedBy(REST));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Seen now = seen;
        told.keySet()
                .removeIf(number ->
                        now.state().standing(number).filter(one -> one.waiting()).isEmpty());
        if (!now.state().dayOpen()) {
            foresight = Foresight.NONE;
            shown.clear();
            return;
        }
        Learnt by = learnt(now.state());
        foresight =
                Foresight.of(
                        hall,
                        by.chance(),
                        by.calibration(),
                        now.state(),
                        now.memory(),
                        clock.instant());
    }

    private Learnt learnt(HallState state) {
        Learnt known = learnt;
        if (known != null && known.day().equals(state.day())) return known;
        List<Lesson> days = lessons.last(Teacher.DAYS);
        MonteCarlo chance =
                new MonteCarlo(
                        hall,
                        MonteCarlo.TIMES,
                        Learning.of(days).habits(state.plan()),
                        rota.on(state.day()));
        Calibration calibration =
                Calibration.of(
                        days.stream().flatMap(day -> day.forecasts().stream()).toList(),
                        chance.name());
        Learnt fresh = new Learnt(state.day(), chance, calibration);
        learnt = fresh;
        LOG.info("waits on {} are forecast by what {} days have taught", state.day(), days.size());
        return fresh;
    }

    private synchronized void awaitChange() throws InterruptedException {
        long end = System.nanoTime() + IDLE.toNanos();
        for (long left; !changed && !closing && (left = end - System.nanoTime()) > 0; )
            wait(Math.max(1, left / 1_000_000));
        changed = false;
    }

    private synchronized void rest(Duration wanted) throws InterruptedException {
        Duration most = wanted.compareTo(MOST_REST) > 0 ? MOST_REST : wanted;
        Duration rest = most.compareTo(LEAST_REST) < 0 ? LEAST_REST : most;
        long end = System.nanoTime() + rest.toNanos();
        for (long left; !closing && (left = end - System.nanoTime()) > 0; )
            wait(Math.max(1, left / 1_000_000));
    }

    private synchronized void wake(boolean toClose) {
        changed = true;
        if (toClose) closing = true;
        notifyAll();
    }

    /** What it is at is left: nothing depends on it. */
    @Override
    public void close() {
        wake(true);
    }
}
