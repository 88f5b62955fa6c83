package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.IdleOrder;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Habits.Lane;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One way a hall may go on from where it stands, by its own rules and policy: services last as they
 * usually do, citizens come as they came of late, free windows press next. Nobody's real need is
 * known here; many such ways together are a forecast.
 */
public final class Ahead {

    /** A pause that nobody planned. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    /** Beyond it nobody is promised anything. */
    private static final Duration HORIZON = Duration.ofHours(5);

    /** A citizen who is sent on more often than this has the last leg's luck again. */
    private static final int LEGS = 8;

    private static final long ONWARD = 1;

    /** Presses that nobody has made bear ids that nobody else makes. */
    private static final int AHEAD = 0xA4EA;

    private static final SortedSet<WindowId> NO_WINDOWS =
            Collections.unmodifiableSortedSet(new TreeSet<>());

    private final Hall hall;
    private final Instant from;
    private final Habits habits;
    private final Dice dice;
    private final PriorityQueue<Doing> doings = new PriorityQueue<>();
    private final SortedSet<WindowId> idle = new TreeSet<>();
    private final SortedSet<TicketNumber> wanted;
    private final SortedSet<WindowId> leaving;
    private final boolean everybody;
    private final Instant end;
    private final List<Wait> waits = new ArrayList<>();
    private final Coming coming;
    private final SortedMap<TicketNumber, Duration> called = new TreeMap<>();
    private final BreaksLeft breaks;
    private HallState state;
    private Instant now;
    private long order;

    /**
     * What is to be expected of this very day.
     *
     * @param busier how many come in each line for one who usually does
     * @param breaks of each window that are still to be taken, the first of which may be the one it
     *     is in
     */
    public record Outlook(
            Habits habits,
            SortedMap<LineId, Double> busier,
            SortedMap<WindowId, List<Rest>> breaks) {}

    private enum Kind {
        END,
        GIVE_UP,
        BACK,
        COME
    }

    /** What happens next at a window, or in a lane when citizens come. */
    private record Doing(Instant at, long order, Kind kind, WindowId window, Lane lane)
            implements Comparable<Doing> {
        @Override
        public int compareTo(Doing other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private static final WindowId NOWHERE = new WindowId(1);
    private static final Lane NOBODY = new Lane(new LineId("x"), TicketClass.ORDINARY);

    private Ahead(
            Hall hall,
            HallState state,
            Instant from,
            Outlook outlook,
            SortedSet<TicketNumber> wanted,
            SortedSet<WindowId> leaving,
            @Nullable Duration everybodyFor,
            Dice dice) {
        this.hall = hall.imagined();
        this.leaving = leaving;
        this.everybody = everybodyFor != null;
        this.end = from.plus(everybodyFor == null ? HORIZON : everybodyFor);
        this.state = state;
        this.from = from;
        this.now = from;
        this.breaks = new BreaksLeft(outlook.breaks());
        this.habits = outlook.habits();
        this.wanted = wanted;
        this.dice = dice;
        this.coming = new Coming(outlook, end, dice);
    }

    /** Among how many layers so many turns share every throw: a prime. */
    public static int layers(int turns) {
        return BigInteger.valueOf(turns - 1L).nextProbablePrime().intValueExact();
    }

    /**
     * Plays on until every wanted ticket is called.
     *
     * @param wanted tickets that wait now
     * @param seed with {@code turn}, decides everything that is left to chance
     * @param layers of all turns, which together miss nothing that chance may bring
     * @return how long from now until each was called; five hours for one that was not
     */
    public static SortedMap<TicketNumber, Duration> play(
            Hall hall,
            HallState state,
            Instant from,
            Outlook outlook,
            SortedSet<TicketNumber> wanted,
            long seed,
            int turn,
            int layers) {
        Dice dice = Dice.layered(seed, new Dice.Layers(turn, layers), Dice.Matter.AHEAD);
        Ahead ahead = new Ahead(hall, state, from, outlook, wanted, NO_WINDOWS, null, dice);
        ahead.course();
        for (TicketNumber ticket : wanted) ahead.called.putIfAbsent(ticket, HORIZON);
        return ahead.called;
    }

    /**
     * A citizen's wait in a line.
     *
     * @param waited until the call, or until the end of what was played where {@code called} is
     *     false
     */
    public record Wait(Ticket ticket, Duration waited, boolean called) {}

    /**
     * Plays on for so long, and tells how long everybody waited: those who wait now and those who
     * come, by one seed and turn the same citizens with the same needs, whatever the windows do.
     *
     * @param leaving windows that close when they are free next
     * @param layers as above
     */
    public static List<Wait> waits(
            Hall hall,
            HallState state,
            Instant from,
            Outlook outlook,
            SortedSet<WindowId> leaving,
            Duration time,
            long seed,
            int turn,
            int layers) {
        Dice dice = Dice.layered(seed, new Dice.Layers(turn, layers), Dice.Matter.AHEAD);
        Ahead ahead = new Ahead(hall, state, from, outlook, new TreeSet<>(), leaving, time, dice);
        ahead.course();
        ahead.stillWaiting();
        return ahead.waits;
    }

    private void stillWaiting() {
        for (HallPlan.Line line : state.plan().lines())
            for (TicketClass each : TicketClass.values())
                for (Ticket ticket : state.waiting(line.id(), each))
                    waits.add(new Wait(ticket, waited(ticket, end), false));
    }

    /** The wait of one whom another window has sent on began then. */
    private Duration waited(Ticket ticket, Instant until) {
        Duration wait = ticket.waited(until);
        if (ticket.leg() == 0) return wait;
        Instant since = state.standing(ticket.number()).orElseThrow().since();
        Duration here = Duration.between(since, until);
        return here.compareTo(wait) < 0 ? here : wait;
    }

    private void course() {
        for (Window window : state.windows().values()) begins(window);
        habits.coming().keySet().forEach(this::comesLater);
        for (WindowId window : new TreeSet<>(idle)) presses(window);
        while ((everybody || called.size() < wanted.size()) && !doings.isEmpty()) {
            Doing doing = doings.remove();
            if (doing.at().isAfter(end)) return;
            now = doing.at();
            does(doing);
        }
    }

    private void begins(Window window) {
        switch (window.activity()) {
            case Closed _ -> {}
            case Free _ -> {
                if (leaving.contains(window.id())) tell(new Command.CloseWindow(window.id()));
                else idle.add(window.id());
            }
            case Paused(_, var since) ->
                    later(restOfPause(window.id(), since), Kind.BACK, window.id());
            case Calling(var ticket, _, _, var since) -> {
                Duration walk = habits.walk().minus(Duration.between(since, now));
                walks(window.id(), ticket, walk.isNegative() ? Duration.ZERO : walk);
            }
            case Serving(var ticket, var since) ->
                    later(
                            Lasting.rest(
                                    fate(ticket),
                                    usual(ticket, window.id()),
                                    Duration.between(since, now)),
                            Kind.END,
                            window.id());
        }
    }

    private void does(Doing doing) {
        WindowId window = doing.window();
        switch (doing.kind()) {
            case END -> {
                serves(window);
                ends(window);
                becomesFree(window);
            }
            case GIVE_UP -> {
                tell(new Command.MarkNoShow(window));
                becomesFree(window);
            }
            case BACK -> {
                tell(new Command.Unpause(window));
                presses(window);
            }
            case COME -> comes(doing.lane());
        }
    }

    private void ends(WindowId window) {
        double chance =
                state.window(window).activity() instanceof Serving(var ticket, _)
                        ? fate(ticket).apart(ONWARD).unit()
                        : 1;
        for (Map.Entry<LineId, Double> each : habits.sentOn().entrySet()) {
            chance -= each.getValue();
            if (chance >= 0) continue;
            tell(new Command.Transfer(window, each.getKey(), "another matter"));
            idleWindowsPress(each.getKey());
            return;
        }
        tell(new Command.FinishService(window));
    }

    /** A break that has fallen due comes before the next citizen. */
    private void becomesFree(WindowId window) {
        if (leaving.contains(window)) {
            tell(new Command.CloseWindow(window));
            return;
        }
        Rest rest = breaks.next(window);
        if (rest == null || rest.due().isAfter(now)) presses(window);
        else {
            breaks.take(window);
            tell(new Command.Pause(window, "break"));
            later(rest.length(), Kind.BACK, window);
        }
    }

    /** Of a planned break what is left of it, of any other pause what chance leaves. */
    private Duration restOfPause(WindowId window, Instant since) {
        Duration soFar = Duration.between(since, now);
        Rest planned = breaks.next(window);
        if (planned == null || !planned.isTaken(since))
            return Lasting.rest(dice.apart(-window.number()), PAUSE, soFar);
        breaks.take(window);
        Duration left = planned.length().minus(soFar);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void comes(Lane lane) {
        tell(
                new Command.IssueTicket(
                        MessageId.of(0, AHEAD, ++order),
                        "ahead",
                        lane.line(),
                        lane.ticketClass(),
                        null,
                        null,
                        null));
        comesLater(lane);
        idleWindowsPress(lane.line());
    }

    private void idleWindowsPress(LineId line) {
        if (idle.isEmpty()) return;
        List<Window> free = new ArrayList<>(idle.size());
        for (WindowId window : idle) free.add(state.window(window));
        for (WindowId window : IdleOrder.of(free, line)) if (presses(window)) return;
    }

    /** Whether anyone was called. */
    private boolean presses(WindowId window) {
        if (!(hall.decide(state, new Command.CallNext(window), now)
                instanceof Decision.Accepted(var events))) {
            idle.add(window);
            return false;
        }
        idle.remove(window);
        for (Event event : events) {
            if (everybody && event instanceof Event.TicketCalled call)
                state.standing(call.ticket())
                        .map(Standing::ticket)
                        .ifPresent(
                                ticket -> waits.add(new Wait(ticket, waited(ticket, now), true)));
            state = state.after(event);
            if (event instanceof Event.TicketCalled call) {
                if (wanted.contains(call.ticket()))
                    called.putIfAbsent(call.ticket(), Duration.between(from, now));
                Ticket ticket = state.standing(call.ticket()).orElseThrow().ticket();
                walks(window, ticket, habits.walk());
            }
        }
        return true;
    }

    private void walks(WindowId window, Ticket ticket, Duration walk) {
        Dice fate = fate(ticket);
        if (fate.chance(habits.noShows())) later(habits.patience(), Kind.GIVE_UP, window);
        else later(walk.plus(Lasting.draw(fate, usual(ticket, window))), Kind.END, window);
    }

    /** Told when the service ends: when it began, nobody here asks. */
    private void serves(WindowId window) {
        if (state.window(window).activity() instanceof Calling)
            tell(new Command.StartService(window));
    }

    private Duration usual(Ticket ticket, WindowId window) {
        return habits.service(ticket.line(), window);
    }

    /** What chance has in store for a citizen does not hang on when the turn comes, or where. */
    private Dice fate(Ticket ticket) {
        return dice.apart(ticket.sequence() * LEGS + Math.min(ticket.leg(), LEGS - 1));
    }

    private void comesLater(Lane lane) {
        Instant at = coming.after(lane, now);
        if (at != null) doings.add(new Doing(at, order++, Kind.COME, NOWHERE, lane));
    }

    private void later(Duration in, Kind kind, WindowId window) {
        doings.add(new Doing(now.plus(in), order++, kind, window, NOBODY));
    }

    /** A refusal is no matter here: the window does something else by now. */
    private void tell(Command command) {
        if (hall.decide(state, command, now) instanceof Decision.Accepted(var events))
            for (Event event : events) state = state.after(event);
    }
}
