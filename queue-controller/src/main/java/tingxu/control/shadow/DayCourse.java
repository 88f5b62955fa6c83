package tingxu.control.shadow;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a day's log tells that no policy decides: who came when, how long each service lasted, when
 * windows were at work. One thread folds and reads it.
 */
final class DayCourse {

    /** How a leg ended. */
    enum End {
        SERVED,
        SENT_ON,
        NO_SHOW
    }

    /**
     * One stay at a window, as it was.
     *
     * @param walk from the call until the service began, or the whole of a no-show
     * @param to the next line of one who was sent on; else null
     * @param backAfter how long after a no-show the citizen came back; null where not
     */
    record Leg(
            Duration walk,
            Duration service,
            End end,
            @Nullable LineId to,
            @Nullable Duration backAfter) {

        private Leg back(Duration after) {
            return new Leg(walk, service, end, to, after);
        }
    }

    /** Something at a window that its clerk decided. */
    sealed interface Shift {

        Instant at();

        WindowId window();

        record Opened(Instant at, WindowId window, List<Skill> skills) implements Shift {}

        record Closed(Instant at, WindowId window) implements Shift {}

        /**
         * @param until null while it still pauses
         */
        record Paused(Instant at, WindowId window, @Nullable Instant until) implements Shift {}
    }

    /** A citizen of the day. */
    static final class Visit {
        final Ticket ticket;
        final List<Leg> legs = new ArrayList<>();
        @Nullable Instant firstCalled;
        @Nullable Instant cancelled;
        private @Nullable Instant called;
        private @Nullable Instant started;
        private @Nullable Instant left;

        Visit(Ticket ticket) {
            this.ticket = ticket;
        }
    }

    private final Map<TicketNumber, Visit> visits = new TreeMap<>();
    private final List<Visit> inOrder = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private @Nullable HallPlan plan;
    private LocalDate day = LocalDate.EPOCH;
    private Instant opened = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    /** In the order of issue. */
    List<Visit> visits() {
        return inOrder;
    }

    List<Shift> shifts() {
        return shifts;
    }

    Optional<HallPlan> plan() {
        return Optional.ofNullable(plan);
    }

    LocalDate day() {
        return day;
    }

    Instant opened() {
        return opened;
    }

    /** The last moment that anything is known of. */
    Instant last() {
        return last;
    }

    void take(Event event) {
        last = event.at();
        switch (event) {
            case Event.DayOpened(var date, var its, var at) -> begin(date, its, at);
            case Event.PolicyChanged(var policy, var tuning, _, _, _) -> {
                HallPlan before = plan;
                if (before != null) plan = before.calling(policy, tuning);
            }
            case Event.WindowOpened(var window, var skills, var at) ->
                    shifts.add(new Shift.Opened(at, window, skills));
            case Event.WindowClosed(var window, var at) -> {
                ends(window, at);
                shifts.add(new Shift.Closed(at, window));
            }
            case Event.WindowPaused(var window, _, var at) ->
                    shifts.add(new Shift.Paused(at, window, null));
            case Event.WindowUnpaused(var window, var at) -> ends(window, at);
            case Event.TicketIssued(var ticket, _) -> {
                Visit visit = new Visit(ticket);
                visits.put(ticket.number(), visit);
                inOrder.add(visit);
            }
            case Event.TicketCancelled(var number, _, var at) -> of(number).cancelled = at;
            case Event.TicketCalled called -> called(called);
            case Event.ServiceStarted(var number, _, var at) -> of(number).started = at;
            case Event.ServiceFinished(var number, _, var at) ->
                    leaves(of(number), End.SERVED, null, at);
            case Event.TicketHeld(var number, _, _, var at) ->
                    leaves(of(number), End.SERVED, null, at);
            case Event.TicketTransferred sent ->
                    leaves(of(sent.ticket()), End.SENT_ON, sent.to(), sent.at());
            case Event.TicketLapsed(var number, _, _, var at) ->
                    leaves(of(number), End.NO_SHOW, null, at);
            case Event.TicketReturned(var number, var at) -> returns(of(number), at);
            case Event.FinishUndone(var number, _, _) -> takenBack(of(number));
            case Event.NoShowUndone(var number, _, _) -> takenBack(of(number));
            case Event.DayEnded _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    // The citizen has stood in line since the window scanned the number in.
                    Event.TicketReported _,
                    Event.NumbersLent _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.FollowUpClosed _ -> {}
        }
    }

    private void begin(LocalDate date, HallPlan its, Instant at) {
        visits.clear();
        inOrder.clear();
        shifts.clear();
        plan = its;
        day = date;
        opened = at;
    }

    private Visit of(TicketNumber number) {
        Visit known = visits.get(number);
        if (known == null) throw new IllegalStateException("the log never issued " + number);
        return known;
    }

    private void called(Event.TicketCalled called) {
        Visit visit = of(called.ticket());
        if (visit.firstCalled == null) visit.firstCalled = called.at();
        // Who steps back to the window goes on with a stay that has been counted.
        if (called.reason() == Reason.RESUMED) return;
        visit.called = called.at();
        visit.started = null;
    }

    private static void leaves(Visit visit, End end, @Nullable LineId to, Instant at) {
        Instant called = visit.called;
        if (called == null) return;
        Instant started = visit.started == null ? at : visit.started;
        visit.legs.add(
                new Leg(
                        Duration.between(called, started),
                        Duration.between(started, at),
                        end,
                        to,
                        null));
        visit.called = null;
        visit.left = at;
    }

    private static void returns(Visit visit, Instant at) {
        Instant left = visit.left;
        if (left == null || visit.legs.isEmpty()) return;
        visit.legs.add(visit.legs.removeLast().back(Duration.between(left, at)));
    }

    /** The press that ended a stay was none: it goes on. */
    private static void takenBack(Visit visit) {
        Instant left = visit.left;
        if (left == null || visit.legs.isEmpty()) return;
        Leg undone = visit.legs.removeLast();
        Instant started = left.minus(undone.service());
        visit.called = started.minus(undone.walk());
        visit.started = undone.end() == End.NO_SHOW ? null : started;
    }

    /** A pause of the window ends. */
    private void ends(WindowId window, Instant at) {
        for (int i = shifts.size() - 1; i >= 0; i--)
            if (shifts.get(i) instanceof Shift.Paused(var since, var its, var until)
                    && its.equals(window)) {
                if (until == null) shifts.set(i, new Shift.Paused(since, its, at));
                return;
            }
    }
}
