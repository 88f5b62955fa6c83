package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.Decision;
import tingxu.control.hall.Event;
import tingxu.control.hall.Hall;
import tingxu.control.hall.HallState;
import tingxu.control.hall.IdleOrder;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.control.sim.Habits.Lane;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
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

    private static final int DRAWS = 16;
    private static final long HALF_HOUR = Habits.HALF_HOUR.toSeconds();

    private final Hall hall;
    private final Instant from;
    private final Outlook outlook;
    private final Habits habits;
    private final Dice dice;
    private final PriorityQueue<Doing> doings = new PriorityQueue<>();
    private final SortedSet<WindowId> idle = new TreeSet<>();
    private final SortedSet<TicketNumber> wanted;
    private final SortedMap<TicketNumber, Duration> called = new TreeMap<>();
    private final SortedMap<WindowId, Integer> breaksTaken = new TreeMap<>();
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
        START,
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
            Dice dice) {
        this.hall = hall;
        this.state = state;
        this.from = from;
        this.now = from;
        this.outlook = outlook;
        this.habits = outlook.habits();
        this.wanted = wanted;
        this.dice = dice;
    }

    /**
     * Plays on until every wanted ticket is called.
     *
     * @param wanted tickets that wait now
     * @param seed with {@code turn}, decides everything that is left to chance
     * @return how long from now until each was called; five hours for one that was not
     */
    public static SortedMap<TicketNumber, Duration> play(
            Hall hall,
            HallState state,
            Instant from,
            Outlook outlook,
            SortedSet<TicketNumber> wanted,
            long seed,
            int turn) {
        Dice dice = Dice.of(seed, turn, Dice.Matter.AHEAD);
        Ahead ahead = new Ahead(hall, state, from, outlook, wanted, dice);
        ahead.course();
        for (TicketNumber ticket : wanted) ahead.called.putIfAbsent(ticket, HORIZON);
        return ahead.called;
    }

    private void course() {
        for (Window window : state.windows().values()) begins(window);
        habits.coming().keySet().forEach(this::comesLater);
        for (WindowId window : new TreeSet<>(idle)) presses(window);
        while (called.size() < wanted.size() && !doings.isEmpty()) {
            Doing doing = doings.remove();
            now = doing.at();
            if (now.isAfter(from.plus(HORIZON))) return;
            does(doing);
        }
    }

    private void begins(Window window) {
        switch (window.activity()) {
            case Closed _ -> {}
            case Free _ -> idle.add(window.id());
            case Paused(_, var since) ->
                    later(restOfPause(window.id(), since), Kind.BACK, window.id());
            case Calling(var ticket, _, _, var since) -> {
                Duration walk = habits.walk().minus(Duration.between(since, now));
                serves(window.id(), ticket, walk.isNegative() ? Duration.ZERO : walk);
            }
            case Serving(var ticket, var since) ->
                    later(
                            rest(habits.service(ticket.line(), window.id()), since),
                            Kind.END,
                            window.id());
        }
    }

    private void does(Doing doing) {
        WindowId window = doing.window();
        switch (doing.kind()) {
            case START -> tell(new Command.StartService(window));
            case END -> {
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
        double chance = dice.unit();
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
        Rest rest = nextBreak(window);
        if (rest == null || rest.due().isAfter(now)) presses(window);
        else {
            breaksTaken.merge(window, 1, Integer::sum);
            tell(new Command.Pause(window, "break"));
            later(rest.length(), Kind.BACK, window);
        }
    }

    private @Nullable Rest nextBreak(WindowId window) {
        List<Rest> planned = outlook.breaks().getOrDefault(window, List.of());
        int taken = breaksTaken.getOrDefault(window, 0);
        return taken < planned.size() ? planned.get(taken) : null;
    }

    /** Of a planned break what is left of it, of any other pause what chance leaves. */
    private Duration restOfPause(WindowId window, Instant since) {
        Rest planned = nextBreak(window);
        if (planned == null || planned.due().isAfter(since)) return rest(PAUSE, since);
        breaksTaken.merge(window, 1, Integer::sum);
        Duration left = planned.length().minus(Duration.between(since, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void comes(Lane lane) {
        tell(
                new Command.IssueTicket(
                        MessageId.of(0, 0, ++order),
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
        for (WindowId window : IdleOrder.of(state, line))
            if (idle.contains(window) && presses(window)) return;
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
            state = state.after(event);
            if (event instanceof Event.TicketCalled call) {
                if (wanted.contains(call.ticket()))
                    called.putIfAbsent(call.ticket(), Duration.between(from, now));
                Ticket ticket = state.standing(call.ticket()).orElseThrow().ticket();
                serves(window, ticket, habits.walk());
            }
        }
        return true;
    }

    private void serves(WindowId window, Ticket ticket, Duration walk) {
        if (dice.chance(habits.noShows())) later(habits.patience(), Kind.GIVE_UP, window);
        else {
            later(walk, Kind.START, window);
            later(walk.plus(draw(habits.service(ticket.line(), window))), Kind.END, window);
        }
    }

    // ------------------------------------------------------------------ chance

    /** Services vary as much as they last. */
    private Duration draw(Duration mean) {
        return Duration.ofMillis(Math.round(dice.lognormal((double) mean.toMillis(), 1)));
    }

    /** What is left of something that has lasted for a while. */
    private Duration rest(Duration mean, Instant since) {
        Duration lasted = Duration.between(since, now);
        for (int i = 0; i < DRAWS; i++) {
            Duration whole = draw(mean);
            if (whole.compareTo(lasted) > 0) return whole.minus(lasted);
        }
        return draw(mean);
    }

    /** On through the half hours until chance has had its share of those who come in them. */
    private void comesLater(Lane lane) {
        List<Double> coming = habits.coming().getOrDefault(lane, List.of());
        double left = dice.untilNext(outlook.busier().getOrDefault(lane.line(), 1.0));
        for (Instant at = now; !at.isAfter(from.plus(HORIZON)); ) {
            int halfHour = Habits.halfHour(at);
            Instant next = Instant.ofEpochSecond((at.getEpochSecond() / HALF_HOUR + 1) * HALF_HOUR);
            double here = halfHour < coming.size() ? coming.get(halfHour) : 0;
            double until = here * Duration.between(at, next).toMillis() / (1000.0 * HALF_HOUR);
            if (until > left) {
                at = at.plusMillis(Math.round(left / here * 1e3 * (double) HALF_HOUR));
                doings.add(new Doing(at, order++, Kind.COME, NOWHERE, lane));
                return;
            }
            left -= until;
            at = next;
        }
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
