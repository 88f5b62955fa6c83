package tingxu.control.survey;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.Event;
import tingxu.wire.TicketId;

import java.time.LocalDate;

/**
 * What follows the bad ratings, folded from the hall's events. For managers only: a rated clerk is
 * never shown who rated, nor how. The sums of the day are figures of the hall's own state.
 *
 * @param calendar by which follow-ups fall due
 * @param day the business day that is open, or was last
 * @param followUps open ones of all days, newest first, at most {@link #FOLLOW_UPS_KEPT}
 */
public record Survey(Workdays calendar, LocalDate day, PVector<FollowUp> followUps) {

    public static final int FOLLOW_UPS_KEPT = 500;

    /** 不满意 and worse. */
    public static final int BAD_AT_MOST = 2;

    private static final int WORKING_DAYS = 15;

    public static Survey empty(Workdays calendar) {
        return new Survey(calendar, LocalDate.EPOCH, TreePVector.empty());
    }

    public Survey after(Event event) {
        return switch (event) {
            case Event.DayOpened opened -> new Survey(calendar, opened.day(), followUps);
            case Event.ServiceRated rated ->
                    rated.level() >= 1 && rated.level() <= BAD_AT_MOST ? open(rated) : this;
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
                    Event.TicketCancelled _ ->
                    this;
        };
    }

    private Survey open(Event.ServiceRated rated) {
        FollowUp next =
                new FollowUp(
                        new TicketId(day, rated.ticket()),
                        rated.window(),
                        rated.level(),
                        rated.channel(),
                        rated.at(),
                        calendar.after(day, WORKING_DAYS));
        PVector<FollowUp> kept = followUps.plus(0, next);
        if (kept.size() > FOLLOW_UPS_KEPT) kept = kept.minus(FOLLOW_UPS_KEPT);
        return new Survey(calendar, day, kept);
    }
}
