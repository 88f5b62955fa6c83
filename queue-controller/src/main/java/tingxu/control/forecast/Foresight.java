package tingxu.control.forecast;

import tingxu.control.balance.WaitEstimate;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be expected by all who wait at one moment, and by those who come in the minutes after:
 * a Monte Carlo forecast for many at once, and what follows from it by people ahead until the next.
 */
public final class Foresight {

    /** Of each lane so many are forecast by name; who stands behind them, by people ahead. */
    private static final int OF_A_LANE = 200;

    private static final TicketClass[] CLASSES = TicketClass.values();

    /** Nothing was played on yet: all is told by the closed form. */
    public static final Foresight NONE =
            new Foresight(Instant.MIN, new TreeMap<>(), new TreeMap<>());

    private final Instant at;
    private final SortedMap<TicketNumber, Range> tickets;
    private final SortedMap<LineId, Anchor> lines;

    /**
     * The forecast of one place in a line.
     *
     * @param closed what the closed form said of that place at that moment
     */
    private record Anchor(Range range, WaitRange closed) {}

    private Foresight(
            Instant at, SortedMap<TicketNumber, Range> tickets, SortedMap<LineId, Anchor> lines) {
        this.at = at;
        this.tickets = tickets;
        this.lines = lines;
    }

    /** Plays the hall on from {@code state}. */
    public static Foresight of(
            Hall hall,
            MonteCarlo chance,
            Calibration calibration,
            HallState state,
            Memory memory,
            Instant now) {
        SortedMap<TicketNumber, Ticket> waiting = waiting(state);
        SortedMap<TicketNumber, Range> said = all(chance, state, memory, waiting, now);
        SortedMap<TicketNumber, Range> tickets = new TreeMap<>();
        said.forEach((number, range) -> {
            Ticket ticket = waiting.get(number);
            if (ticket != null) tickets.put(number, calibration.right(ticket.line(), range));
        });
        SortedMap<LineId, Anchor> lines = new TreeMap<>();
        waiting.forEach((number, ticket) -> {
            Range range = tickets.get(number);
            // Later numbers stand further back: the last of them is the newcomer's neighbour.
            if (ticket.ticketClass() == TicketClass.ORDINARY && range != null)
                lines.put(ticket.line(), new Anchor(range, closed(state, ticket, now)));
        });
        newcomers(hall, chance, calibration, state, memory, now, lines);
        return new Foresight(now, tickets, lines);
    }

    private static SortedMap<TicketNumber, Ticket> waiting(HallState state) {
        SortedMap<TicketNumber, Ticket> waiting = new TreeMap<>();
        for (HallPlan.Line line : state.plan().lines())
            for (TicketClass each : CLASSES) first(state.waiting(line.id(), each), waiting);
        return waiting;
    }

    private static void first(Collection<Ticket> lane, SortedMap<TicketNumber, Ticket> to) {
        int left = OF_A_LANE;
        for (Ticket ticket : lane) {
            if (left-- == 0) return;
            to.put(ticket.number(), ticket);
        }
    }

    private static SortedMap<TicketNumber, Range> all(
            MonteCarlo chance,
            HallState state,
            Memory memory,
            SortedMap<TicketNumber, Ticket> wanted,
            Instant now) {
        SortedSet<TicketNumber> numbers = new TreeSet<>(wanted.keySet());
        return numbers.isEmpty() ? new TreeMap<>() : chance.all(state, memory, numbers, now);
    }

    /** Where nobody waits and no window is free, someone who came now would tell. */
    private static void newcomers(
            Hall hall,
            MonteCarlo chance,
            Calibration calibration,
            HallState state,
            Memory memory,
            Instant now,
            SortedMap<LineId, Anchor> lines) {
        HallState more = state;
        SortedMap<TicketNumber, Ticket> wanted = new TreeMap<>();
        for (HallPlan.Line line : state.plan().lines()) {
            LineId id = line.id();
            if (lines.containsKey(id) || state.windowsServing(id) == 0 || anyFree(state, id))
                continue;
            MessageId request = MessageId.of(0, 1, wanted.size());
            more = after(hall, more, request, id, now);
            more.ticketOf(request).ifPresent(ticket -> wanted.put(ticket.number(), ticket));
        }
        HallState with = more;
        all(chance, with, memory, wanted, now)
                .forEach((number, range) -> {
                    Ticket ticket = wanted.get(number);
                    if (ticket != null)
                        lines.put(
                                ticket.line(),
                                new Anchor(
                                        calibration.right(ticket.line(), range),
                                        closed(with, ticket, now)));
                });
    }

    private static HallState after(
            Hall hall, HallState state, MessageId request, LineId line, Instant now) {
        Command.IssueTicket comes =
                new Command.IssueTicket(
                        request, "nobody", line, TicketClass.ORDINARY, null, null, null);
        HallState next = state;
        if (hall.decide(state, comes, now) instanceof Decision.Accepted(var events))
            for (Event event : events) next = next.after(event);
        return next;
    }

    private static boolean anyFree(HallState state, LineId line) {
        for (Window window : state.windows().values())
            if (window.activity() instanceof Free && window.serves(line)) return true;
        return false;
    }

    private static WaitRange closed(HallState state, Ticket ticket, Instant now) {
        return WaitEstimate.range(state, ticket.line(), state.ahead(ticket.number()), now);
    }

    /** When the hall stood so. */
    public Instant at() {
        return at;
    }

    // ------------------------------------------------------------------ for a while after

    /** What one who waits has still to wait. */
    public Range of(HallState state, Ticket ticket, Instant now) {
        Range said = tickets.get(ticket.number());
        if (said == null) return of(state, ticket.line(), state.ahead(ticket.number()), now);
        double passed = Points.minutes(Duration.between(at, now));
        return new Range(Math.max(0, said.p50() - passed), Math.max(0, said.p90() - passed));
    }

    /** The same of one with so many people of the line before them. */
    public Range of(HallState state, LineId line, int ahead, Instant now) {
        WaitRange closed = WaitEstimate.range(state, line, ahead, now);
        Anchor anchor = lines.get(line);
        if (anchor == null || closed.p90Minutes() == 0)
            return new Range(closed.p50Minutes(), closed.p90Minutes());
        double p50 = moved(anchor.range().p50(), anchor.closed().p50Minutes(), closed.p50Minutes());
        double p90 = moved(anchor.range().p90(), anchor.closed().p90Minutes(), closed.p90Minutes());
        return new Range(p50, Math.max(p50, p90));
    }

    /** Nearer than the anchor in proportion, further back by the difference. */
    private static double moved(double anchor, int closedThen, int closedNow) {
        return closedNow >= closedThen
                ? anchor + closedNow - closedThen
                : anchor * closedNow / closedThen;
    }
}
