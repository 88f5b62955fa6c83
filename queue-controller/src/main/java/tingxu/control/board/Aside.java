package tingxu.control.board;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.control.hall.Event;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;

/**
 * Tickets that stand beside the lines, folded from the hall's events.
 *
 * @param held 挂起: stepped aside, to be resumed
 * @param missed 过号: called, and nobody came
 */
public record Aside(PSortedMap<TicketNumber, Left> held, PSortedMap<TicketNumber, Left> missed) {

    public static final Aside NONE = new Aside(TreePMap.empty(), TreePMap.empty());

    /** Where and when a ticket left the window. */
    public record Left(WindowId window, Instant at) {}

    public Aside after(Event event) {
        return switch (event) {
            case Event.DayOpened _, Event.DayEnded _ -> NONE;
            case Event.TicketHeld left ->
                    new Aside(held.plus(left.ticket(), new Left(left.window(), left.at())), missed);
            case Event.TicketLapsed left ->
                    new Aside(held, missed.plus(left.ticket(), new Left(left.window(), left.at())));
            case Event.TicketCalled called -> without(called.ticket());
            case Event.TicketReturned back -> without(back.ticket());
            case Event.NoShowUndone undone -> without(undone.ticket());
            case Event.TicketCancelled cancelled -> without(cancelled.ticket());
            case Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.PolicyChanged _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.TicketIssued _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketTransferred _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _ ->
                    this;
        };
    }

    private Aside without(TicketNumber ticket) {
        return new Aside(held.minus(ticket), missed.minus(ticket));
    }
}
