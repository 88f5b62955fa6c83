package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.ledger.Entry;
import tingxu.kiosk.ledger.Ledger.LedgerBroken;
import tingxu.kiosk.link.News;
import tingxu.kiosk.visit.Effect;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Moment;
import tingxu.kiosk.visit.Page;
import tingxu.kiosk.visit.Patience;
import tingxu.kiosk.visit.Step;
import tingxu.kiosk.visit.Visit;
import tingxu.wire.LineLoad;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread of a kiosk: what happens goes in, the visit decides, its effects go out. While the
 * print journal fails, nothing is issued or printed: the screen and the hall are told, and it is
 * tried again and again; after a limit the thread ends with that error, and the process with it.
 */
public final class Station implements AutoCloseable {

    /** How long after a restart the citizen may still be standing here. */
    static final Duration STILL_HERE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Station.class);
    private static final long TICK_MILLIS = 100;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    static final Duration OUTAGE_AT_MOST = Duration.ofMinutes(10);
    private static final Duration RETELL = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Hands hands;
    private final Purse purse;
    private final Bookings bookings;
    private final Habits habits;
    private final InstantSource steady;
    private final InstantSource wall;
    private final Supplier<MessageId> ids;
    private final List<Consumer<View>> watchers = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private Visit visit;
    private List<LineLoad> lines = List.of();
    private @Nullable Instant linesAsOf;
    private boolean connected;
    private Instant retellAt;
    private @Nullable Instant journalLost;
    private Instant tryAgainAt;
    private boolean recovered;
    private volatile Instant turnedAt;
    private volatile View view;
    private volatile boolean closing;

    /**
     * @param steady measures waits; never set
     * @param wall the time of day, for people and for the print journal
     */
    Station(
            Inbox inbox,
            Hands hands,
            Purse purse,
            Bookings bookings,
            Habits habits,
            InstantSource steady,
            InstantSource wall,
            Supplier<MessageId> ids) {
        this.inbox = inbox;
        this.hands = hands;
        this.purse = purse;
        this.bookings = bookings;
        this.habits = habits;
        this.steady = steady;
        this.wall = wall;
        this.ids = ids;
        this.visit = Visit.idle(habits, steady.instant());
        this.retellAt = steady.instant();
        this.tryAgainAt = steady.instant();
        this.view = look(steady.instant());
        this.turnedAt = steady.instant();
        this.thread = Thread.ofPlatform().name("station").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * One turn of a station that was not started: what waits is done, and what is due.
     *
     * @return whether anything waited
     */
    public boolean turn() {
        return round(inbox.poll());
    }

    /** Whether it has gone round lately; it does several times a second. */
    public boolean turnedWithin(Duration limit) {
        return !turnedAt.plus(limit).isBefore(steady.instant());
    }

    /** What the screen shows now. */
    public View view() {
        return view;
    }

    /** Told of each change of the view, on the station's thread: must not block. */
    public void watch(Consumer<View> watcher) {
        watchers.add(watcher);
    }

    /**
     * A press on the screen.
     *
     * @return what came of it; null when too many presses wait already
     */
    public @Nullable CompletableFuture<Pressed> touch(Input.Touch touch) {
        var touched = new Happening.Touched(touch, new CompletableFuture<>());
        return !closing && inbox.press(touched) ? touched.outcome() : null;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                if (!recovered && journalLost == null) round(null);
                round(inbox.poll(TICK_MILLIS));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round(@Nullable Happening happening) {
        boolean fits = false;
        try {
            if (!recovered && journalLost == null) recover();
            fits = happening != null && on(happening);
            take(new Input.Tick());
            if (journalLost == null) retell();
            else tryAgain(journalLost);
        } catch (LedgerBroken broken) {
            outOfOrder(broken);
        }
        publish();
        turnedAt = steady.instant();
        if (happening instanceof Happening.Touched touched)
            touched.outcome().complete(new Pressed(fits, view));
        return happening != null;
    }

    private void outOfOrder(LedgerBroken broken) {
        Instant now = steady.instant();
        if (journalLost == null) {
            LOG.error("nothing is printed until the print journal can be written", broken);
            journalLost = now;
            take(new Input.Journal.Lost());
            hands.feel(Feelings.journal(false));
        }
        if (now.isAfter(journalLost.plus(OUTAGE_AT_MOST))) throw broken;
        tryAgainAt = now.plus(TRY_AGAIN);
    }

    private void tryAgain(Instant lost) {
        if (steady.instant().isBefore(tryAgainAt)) return;
        hands.probe();
        hands.settleLeftOver(wall.instant());
        LOG.warn("the print journal is back after {}", Duration.between(lost, steady.instant()));
        journalLost = null;
        hands.feel(Feelings.journal(true));
        if (recovered) take(new Input.Journal.Restored());
        // What an earlier run left is seen to from the beginning: its ticket is not on two pages.
        else visit = Visit.idle(habits, steady.instant());
    }

    private boolean on(Happening happening) {
        return switch (happening) {
            case Happening.Touched touched -> take(touched.touch());
            case Happening.Sensed sensed -> take(sensed.sensed());
            case Happening.Printed printed -> take(printed.paper());
            case Happening.Copied(MessageId command, Words why) -> {
                hands.done(command, why);
                yield true;
            }
            case Happening.Told told -> hear(told.news());
            case Happening.Felt felt -> {
                hands.feel(felt.status());
                yield true;
            }
        };
    }

    private boolean hear(News news) {
        switch (news) {
            case News.Answer answer -> {
                // Said again by a hall that did not see our receipt of it.
                if (answer.heard() instanceof Input.Heard.Granted granted
                        && hands.known(granted.ticket().request())) return false;
                return take(answer.heard());
            }
            case News.Lines fresh -> {
                lines = fresh.lines();
                linesAsOf = wall.instant();
                purse.heard(fresh.said());
                purse.refill(lines);
            }
            case News.Copy(MessageId command, TicketGranted ticket) ->
                    hands.copyForStaff(command, ticket, journalLost != null);
            case News.Day day -> {
                purse.on(day);
                purse.refill(lines);
            }
            case News.Booked(DayList list) -> bookings.on(list);
            case News.Lent lent -> {
                purse.on(lent);
                hands.feel(Feelings.numbers(true));
            }
            case News.Unlent refused -> purse.on(refused);
            case News.Connected now -> connected = now.connected();
        }
        return true;
    }

    private boolean take(Input input) {
        Step step = visit.on(input, new Moment(steady.instant(), ids.get(), habits));
        visit = step.next();
        for (Effect effect : step.effects()) {
            Input follows = hands.perform(effect, wall.instant());
            if (follows != null) take(follows);
        }
        return step.fits();
    }

    private void retell() {
        Instant now = steady.instant();
        if (now.isBefore(retellAt)) return;
        retellAt = now.plus(RETELL);
        hands.tellUntold();
        purse.refill(lines);
    }

    private void publish() {
        View now = look(steady.instant());
        if (now.equals(view)) return;
        view = now;
        watchers.forEach(watcher -> watcher.accept(now));
    }

    private View look(Instant now) {
        Instant warns = visit.warns(habits);
        Instant ends = visit.ends(habits);
        Integer left =
                warns == null || ends == null || now.isBefore(warns)
                        ? null
                        : (int) Math.max(0, Duration.between(now, ends).toSeconds() + 1);
        List<LineLoad> own = connected ? List.of() : purse.lines();
        return new View(
                visit,
                lines.isEmpty() ? own : lines,
                linesAsOf,
                connected,
                !own.isEmpty(),
                bookings.any(),
                new View.Ready(
                        hands.usable(Feelings.CARD),
                        hands.usable(Feelings.SCANNER) || hands.usable(Feelings.CAMERA),
                        hands.usable(Feelings.PRINTER)),
                wall.instant().truncatedTo(ChronoUnit.MINUTES),
                left == null ? null : Math.min(left, (int) Patience.WARNING.toSeconds()));
    }

    /** What an earlier run of this kiosk left unfinished is finished before anything else. */
    private void recover() {
        Instant now = wall.instant();
        purse.load();
        bookings.load();
        hands.tellUntold();
        List<Entry> open =
                hands.unfinished().stream().filter(entry -> !entry.fate().settled()).toList();
        for (Entry entry : open) {
            boolean last = entry.equals(open.getLast());
            Duration ago = Duration.between(entry.changed(), now);
            boolean here = last && !ago.isNegative() && ago.compareTo(STILL_HERE) < 0;
            LOG.info("{} was left {}", entry.ticket().number(), entry.fate());
            // What the outbox could not be told of must not be printed.
            if (here && hands.sayIssued(entry, null)) resume(entry);
            else hands.perform(new Effect.Settle(entry.ticket(), end(entry)), now);
        }
        recovered = true;
    }

    /** The citizen may still stand here: print what was not sent, ask about what was. */
    private void resume(Entry entry) {
        MessageId job = ids.get();
        boolean sent = entry.fate() == Entry.Fate.SENT;
        Page page =
                sent
                        ? new Page.AskingPaper(entry.ticket(), job, entry.prints() > 1)
                        : new Page.Printing(entry.ticket(), job, false);
        visit = new Visit(page, habits.usual(), steady.instant());
        if (sent) return;
        Input follows =
                hands.perform(new Effect.PrintTicket(job, entry.ticket(), false), wall.instant());
        if (follows != null) take(follows);
    }

    private static PaperOutcome end(Entry entry) {
        return entry.fate() == Entry.Fate.SENT ? PaperOutcome.UNKNOWN : PaperOutcome.NEVER;
    }
}
