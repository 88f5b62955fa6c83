package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.Tuning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By which policies the day has been called, folded from its events.
 *
 * @param changes the day's opening first, the one in force last; of very many the last
 */
public record PolicyCourse(List<Change> changes) {

    public static final PolicyCourse NONE = new PolicyCourse(List.of());

    private static final int KEPT = 50;

    /**
     * @param by who changed it; null for what the hall's file says, and in older journals
     */
    public record Change(
            String policy,
            Tuning tuning,
            @Nullable String by,
            @Nullable String reason,
            Instant at) {}

    public PolicyCourse {
        changes = List.copyOf(changes);
    }

    PolicyCourse after(Event event) {
        return switch (event) {
            case Event.DayOpened(_, var plan, var at) ->
                    new PolicyCourse(
                            List.of(new Change(plan.policy(), plan.tuned(), null, null, at)));
            case Event.PolicyChanged(var policy, var tuning, var by, var reason, var at) ->
                    and(new Change(policy, tuning == null ? Tuning.USUAL : tuning, by, reason, at));
            case Event.DayEnded _,
                    Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.TicketIssued _,
                    Event.PaperNoted _,
                    Event.TicketCalled _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketLapsed _,
                    Event.TicketReturned _,
                    Event.TicketTransferred _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.NoShowUndone _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.FollowUpClosed _ ->
                    this;
        };
    }

    private PolicyCourse and(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new PolicyCourse(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    /** The one in force; empty before the first day. */
    public Optional<Change> now() {
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast());
    }

    /** The one before, which an undo brings back. */
    public Optional<Change> before() {
        return changes.size() < 2 ? Optional.empty() : Optional.of(changes.get(changes.size() - 2));
    }
}
