package tingxu.control.advice;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.advice.Sight.Ready;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Catalogue.PlannedWindow;
import tingxu.control.catalogue.Workdays;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.forecast.Memory;
import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Habits;
import tingxu.control.waits.Lessons;
import tingxu.wire.MessageId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks at the hall every quarter of an hour, soon after windows have opened or closed, and
 * whenever somebody asks, and says what had better be done. On a thread of its own, with a limit on
 * its time: the hall never waits for it. What it says goes into the journal; what is done is a
 * person's.
 */
public final class Advisor implements AutoCloseable {

    /** Who gives advice. */
    public static final String WHO = "advisor";

    private static final Logger LOG = LoggerFactory.getLogger(Advisor.class);

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration THOUGHT = Duration.ofSeconds(20);

    /** One window seldom opens alone: all of them are waited for. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** Between thoughts that nobody asked for: windows that come and go do not keep it busy. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final long ANSWER_SECONDS = 10;

    /** Of days gone by: for the plan by weekday, and for habits, which change. */
    public static final int DAYS = 250;

    private static final int HABIT_DAYS = 20;

    private final Catalogue catalogue;
    private final HallLoop loop;
    private final Journal journal;
    private final Lessons lessons;
    private final InstantSource clock;
    private final List<Reserve> reserves;
    private final Docket docket = new Docket();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Thread thread;

    // ------------------------------------------------------------------ the advisor's own

    private final OpenHours hours;
    private final Thought thought;
    private HallState state = HallState.empty();
    private Memory memory = Memory.NONE;
    private Habits habits;
    private long row;

    // ------------------------------------------------------------------ shared

    private volatile Sight sight;
    private volatile List<Lesson> days = List.of();
    private volatile boolean closing;
    private long due = System.nanoTime();
    private long rested = due;
    private long docketRow;

    /** Reads what has been today; begins to look when it is started. */
    public Advisor(
            Catalogue catalogue,
            Hall hall,
            HallLoop loop,
            Journal journal,
            Lessons lessons,
            InstantSource clock,
            Supplier<MessageId> ids) {
        this.catalogue = catalogue;
        this.loop = loop;
        this.journal = journal;
        this.lessons = lessons;
        this.clock = clock;
        this.reserves =
                catalogue.windows().stream()
                        .filter(PlannedWindow::reserve)
                        .map(window -> new Reserve(window.id(), window.skills()))
                        .toList();
        this.hours = new OpenHours(reserves.stream().map(Reserve::window).toList());
        this.thought = new Thought(catalogue, hall, reserves, EVERY, ids);
        this.habits = Habits.of(catalogue.plan());
        this.sight = Sight.of(Ready.READING, clock.instant(), 0);
        synchronized (docket) {
            loop.listen(this::hear); // waits here until the past is folded
            journal.read(loop.dayRow(), this::hear);
        }
        this.thread = Thread.ofPlatform().name(WHO).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void hear(Entry entry) {
        synchronized (docket) {
            if (entry.row() <= docketRow) return;
            docketRow = entry.row();
            entry.events().forEach(docket::saw);
        }
        if (entry.events().stream().anyMatch(Advisor::changesWhoIsOpen)) askSoon();
    }

    private static boolean changesWhoIsOpen(Event event) {
        return event instanceof Event.DayOpened
                || event instanceof Event.DayEnded
                || event instanceof Event.WindowOpened
                || event instanceof Event.WindowClosed;
    }

    // ------------------------------------------------------------------ for those who read

    /** What the last look came to. */
    public Sight sight() {
        return sight;
    }

    /** Windows that are opened when they are needed. */
    public List<Reserve> reserves() {
        return reserves;
    }

    /** An advice that waits for an answer, if it does. */
    public Optional<Advice> open(MessageId id) {
        synchronized (docket) {
            return docket.find(id)
                    .filter(given -> given.answer() == null)
                    .map(Docket.Given::advice);
        }
    }

    /**
     * An advice of today.
     *
     * @param answer null where nobody has answered
     */
    public record Told(Advice advice, Instant at, Event.@Nullable AdviceAnswered answer) {}

    /** What is advised now and not answered, the most urgent first. */
    public List<Told> advised() {
        synchronized (docket) {
            return sight.advised().stream()
                    .flatMap(id -> docket.find(id).stream())
                    .filter(given -> given.answer() == null)
                    .map(Advisor::told)
                    .toList();
        }
    }

    /** What people have answered today, the latest first. */
    public List<Told> answered() {
        synchronized (docket) {
            return docket.all().reversed().stream()
                    .filter(given -> given.answer() != null)
                    .map(Advisor::told)
                    .toList();
        }
    }

    private static Told told(Docket.Given given) {
        return new Told(given.advice(), given.at(), given.answer());
    }

    /** Windows for the next working day; empty before enough days are over. */
    public Optional<DayPlan> tomorrow(Workdays calendar) {
        List<Lesson> past = days;
        if (past.size() < catalogue.foresight().daysToLearn()) return Optional.empty();
        LocalDate today = LocalDate.ofInstant(clock.instant(), catalogue.time());
        return Optional.of(
                DayPlan.of(
                        calendar.after(today, 1),
                        past,
                        catalogue.time(),
                        catalogue.plan(),
                        catalogue.windows().size(),
                        DayPlan.SAFETY));
    }

    /** Told after each look, on the advisor's thread: must not block. */
    public void listen(Runnable listener) {
        synchronized (listeners) {
            listeners.add(listener);
        }
    }

    /** Looks again at once. */
    public synchronized void ask() {
        due = System.nanoTime();
        notifyAll();
    }

    private synchronized void askSoon() {
        long soon = System.nanoTime() + SETTLING.toNanos();
        if (soon - rested < 0) soon = rested;
        if (soon - due < 0) due = soon;
        notifyAll();
    }

    // ------------------------------------------------------------------ the advisor's thread

    private void run() {
        try {
            while (!closing) {
                await();
                look();
            }
        } catch (InterruptedException stopping) {
            LOG.debug("the advisor stops");
        } catch (RuntimeException broken) {
            if (closing) return;
            LOG.error("the advisor ends, the hall goes on: {}", broken.toString(), broken);
            show(Sight.of(Ready.BROKEN, clock.instant(), days.size()));
        }
    }

    /** Until a look is due; the next one is then due in the next quarter of an hour. */
    private synchronized void await() throws InterruptedException {
        for (long left; !closing && (left = due - System.nanoTime()) > 0; )
            TimeUnit.NANOSECONDS.timedWait(this, left);
        long quarter = EVERY.toMillis();
        long left = quarter - Math.floorMod(clock.millis(), quarter);
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(left);
    }

    private synchronized void rest() {
        rested = System.nanoTime() + REST.toNanos();
    }

    private void show(Sight next) {
        sight = next;
        List<Runnable> told;
        synchronized (listeners) {
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    /** Reads on in the journal, and thinks. */
    private void look() {
        journal.read(Math.max(row + 1, loop.dayRow()), this::fold);
        learn();
        Instant now = clock.instant();
        int learnt = days.size();
        if (!state.dayOpen()) show(Sight.of(Ready.NO_DAY, now, learnt));
        else if (learnt < catalogue.foresight().daysToLearn())
            show(Sight.of(Ready.LEARNING, now, learnt));
        else if (state.windows().values().stream().noneMatch(Window::open))
            show(Sight.of(Ready.NO_WINDOW, now, learnt));
        else {
            show(thought(now, learnt));
            rest();
        }
    }

    /** A lesson of the day that ended last may come some minutes later than the day's end. */
    private void learn() {
        days = lessons.last(DAYS);
        List<Lesson> last = days.subList(Math.max(0, days.size() - HABIT_DAYS), days.size());
        habits = Learning.of(last).habits(state.plan());
    }

    private void fold(Entry entry) {
        if (closing || entry.row() <= row) return;
        row = entry.row();
        for (Event event : entry.events()) {
            HallState before = state;
            state = before.after(event);
            memory = memory.after(before, event);
            hours.saw(event);
        }
    }

    private Sight thought(Instant now, int learnt) {
        long began = System.nanoTime();
        BooleanSupplier more = () -> !closing && System.nanoTime() - began < THOUGHT.toNanos();
        Duration used = hours.until(now);
        Thought.Of of = thought.look(state, memory, habits, used, now, more);
        List<MessageId> given = new ArrayList<>();
        for (Advice each : of.advised()) given(each, now).ifPresent(given::add);
        return new Sight(
                now,
                Ready.YES,
                learnt,
                of.warning(),
                given,
                used,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** Under which id it stands in the journal; empty where somebody did not want it just now. */
    private Optional<MessageId> given(Advice advice, Instant now) {
        synchronized (docket) {
            Optional<Docket.Given> open = docket.open(advice.deed());
            if (open.isPresent()) return open.map(each -> each.advice().id());
            if (!docket.mayBeGiven(advice.deed(), now)) return Optional.empty();
        }
        Command command = new Command.Advise(advice);
        try {
            Answer answer =
                    loop.take(Said.by(WHO, advice.id(), command))
                            .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                            .join();
            return answer instanceof Answer.Done ? Optional.of(advice.id()) : Optional.empty();
        } catch (CompletionException unanswered) {
            LOG.warn("the hall did not take an advice: {}", unanswered.toString());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            notifyAll();
        }
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
