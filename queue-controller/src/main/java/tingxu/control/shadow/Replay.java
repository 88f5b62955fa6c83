package tingxu.control.shadow;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallState;
import tingxu.control.hall.IdleOrder;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.shadow.DayCourse.End;
import tingxu.control.shadow.DayCourse.Leg;
import tingxu.control.shadow.DayCourse.Shift;
import tingxu.control.shadow.DayCourse.Visit;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The day so far, played again by some policy: the same people come at the same moments, each stay
 * at a window lasts as long as it did, windows open, pause and close when they did, and a free
 * window presses at once. Of stays that nobody has seen the end of, the line's mean is taken.
 */
final class Replay {

    private final DayCourse course;
    private final Instant until;
    private final Hall hall = new Hall(Policies::of);
    private final PriorityQueue<Doing> doings = new PriorityQueue<>();
    private final Map<TicketNumber, Visit> visits = new HashMap<>();
    private final Map<TicketNumber, Integer> stays = new HashMap<>();
    private final Map<WindowId, Shift> pending = new HashMap<>();
    private final Map<Visit, Instant> firstCalls = new HashMap<>();
    private HallState state = HallState.empty();
    private Instant now;
    private long order;

    private sealed interface What {
        record Comes(Visit visit) implements What {}

        record Shifts(Shift shift) implements What {}

        record Cancels(Visit visit) implements What {}

        record Starts(WindowId window) implements What {}

        record Leaves(WindowId window, Leg leg) implements What {}

        record Returns(TicketNumber ticket) implements What {}

        record Back(WindowId window) implements What {}
    }

    private record Doing(Instant at, long order, What what) implements Comparable<Doing> {
        @Override
        public int compareTo(Doing other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private Replay(DayCourse course) {
        this.course = course;
        this.until = course.last();
        this.now = course.opened();
    }

    /** When each was first called; who was not called by the end is not in it. */
    static Map<Visit, Instant> of(DayCourse course, HallPlan plan) {
        Replay replay = new Replay(course);
        replay.play(plan);
        return replay.firstCalls;
    }

    private void play(HallPlan plan) {
        tell(new Command.OpenDay(course.day(), unlimited(plan)));
        for (Shift shift : course.shifts()) at(shift.at(), new What.Shifts(shift));
        for (Visit visit : course.visits()) {
            at(visit.ticket.issuedAt(), new What.Comes(visit));
            Instant cancelled = visit.cancelled;
            if (cancelled != null) at(cancelled, new What.Cancels(visit));
        }
        while (!doings.isEmpty() && !doings.peek().at().isAfter(until)) {
            Doing next = doings.remove();
            now = next.at();
            does(next.what());
        }
    }

    /** Whoever was let in is let in here, and nobody is called by the clock. */
    private static HallPlan unlimited(HallPlan plan) {
        Limits limits = plan.limits();
        return new HallPlan(
                plan.name(),
                plan.policy(),
                plan.lines(),
                new Limits(
                        limits.patience(),
                        limits.recalls(),
                        limits.grace(),
                        limits.ratingWait(),
                        Integer.MAX_VALUE),
                plan.tuning(),
                plan.transfers(),
                null);
    }

    private void does(What what) {
        switch (what) {
            case What.Comes(var visit) -> comes(visit);
            case What.Shifts(var shift) -> shifts(shift);
            case What.Cancels(var visit) ->
                    tell(new Command.CancelTicket(visit.ticket.number(), "as it was"));
            case What.Starts(var window) -> tell(new Command.StartService(window));
            case What.Leaves(var window, var leg) -> leaves(window, leg);
            case What.Returns(var ticket) -> {
                tell(new Command.ReturnTicket(ticket));
                state.standing(ticket)
                        .ifPresent(standing -> idleWindowsPress(standing.ticket().line()));
            }
            case What.Back(var window) -> {
                if (state.window(window).activity() instanceof Paused) {
                    tell(new Command.Unpause(window));
                    becomesFree(window);
                }
            }
        }
    }

    private void comes(Visit visit) {
        var ticket = visit.ticket;
        boolean booked =
                ticket.ticketClass() == TicketClass.APPOINTMENT
                        && ticket.clock().isAfter(ticket.issuedAt());
        // Numbers rise as they did: the same people come in the same order.
        visits.put(ticket.number(), visit);
        tell(
                new Command.IssueTicket(
                        ticket.request(),
                        ticket.origin(),
                        ticket.line(),
                        ticket.ticketClass(),
                        null,
                        booked ? ticket.clock() : null,
                        null));
        idleWindowsPress(ticket.line());
    }

    // ------------------------------------------------------------------ windows

    private void shifts(Shift shift) {
        WindowId window = shift.window();
        switch (shift) {
            case Shift.Opened(_, _, var skills) -> {
                pending.remove(window);
                tell(new Command.OpenWindow(window, skills));
                becomesFree(window);
            }
            case Shift.Closed _, Shift.Paused _ -> {
                if (state.window(window).activity() instanceof Free
                        || state.window(window).activity() instanceof Paused) takes(shift);
                else pending.put(window, shift);
            }
        }
    }

    private void takes(Shift shift) {
        WindowId window = shift.window();
        switch (shift) {
            case Shift.Opened _ -> {}
            case Shift.Closed _ -> tell(new Command.CloseWindow(window));
            case Shift.Paused(var since, _, var end) -> {
                tell(new Command.Pause(window, "as it was"));
                if (end != null) at(now.plus(Duration.between(since, end)), new What.Back(window));
            }
        }
    }

    private void becomesFree(WindowId window) {
        Shift due = pending.remove(window);
        if (due != null) takes(due);
        else presses(window);
    }

    private void idleWindowsPress(LineId line) {
        for (WindowId window : IdleOrder.of(state, line)) if (presses(window)) return;
    }

    private boolean presses(WindowId window) {
        if (state.window(window).activity() instanceof Closed) return false;
        for (Event event : tell(new Command.CallNext(window)))
            if (event instanceof Event.TicketCalled called) {
                called(window, called.ticket());
                return true;
            }
        return false;
    }

    private void called(WindowId window, TicketNumber ticket) {
        Visit visit = visits.get(ticket);
        if (visit == null) return;
        firstCalls.putIfAbsent(visit, now);
        int stay = stays.merge(ticket, 1, Integer::sum) - 1;
        Leg leg = stay < visit.legs.size() ? visit.legs.get(stay) : usual(ticket);
        if (leg.end() != End.NO_SHOW) at(now.plus(leg.walk()), new What.Starts(window));
        at(now.plus(leg.walk()).plus(leg.service()), new What.Leaves(window, leg));
    }

    /** Nobody has seen how long it lasts. */
    private Leg usual(TicketNumber ticket) {
        Duration mean =
                state.standing(ticket)
                        .flatMap(standing -> state.plan().line(standing.ticket().line()))
                        .map(HallPlan.Line::meanService)
                        .orElse(Duration.ofMinutes(10));
        return new Leg(Duration.ofSeconds(30), mean, End.SERVED, null, null);
    }

    private void leaves(WindowId window, Leg leg) {
        LineId to = leg.to();
        switch (leg.end()) {
            case SERVED -> tell(new Command.FinishService(window));
            case NO_SHOW -> {
                Duration back = leg.backAfter();
                for (Event event : tell(new Command.MarkNoShow(window)))
                    if (back != null && event instanceof Event.TicketLapsed lapsed)
                        at(now.plus(back), new What.Returns(lapsed.ticket()));
            }
            case SENT_ON -> {
                if (to == null) throw new IllegalStateException("sent on to nowhere");
                tell(new Command.Transfer(window, to, "as it was"));
                idleWindowsPress(to);
            }
        }
        if (state.window(window).activity() instanceof Free) becomesFree(window);
    }

    // ------------------------------------------------------------------ time and the rules

    private void at(Instant when, What what) {
        doings.add(new Doing(when, order++, what));
    }

    /** A refusal is no matter: what was possible that day may be superfluous in this one. */
    private List<Event> tell(Command command) {
        if (!(hall.decide(state, command, now) instanceof Decision.Accepted(var events)))
            return List.of();
        for (Event event : events) state = state.after(event);
        return events;
    }
}
