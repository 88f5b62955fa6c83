package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;

/**
 * What a window does after a command, as the command's own events tell it: said again with the same
 * id, it is answered the same.
 *
 * @param ticket that was moved, or is at the window; null where there is none
 * @param reason why this ticket; null unless it was just called
 */
public record WindowAnswer(
        int window,
        State activity,
        @Nullable String ticket,
        @Nullable Reason reason,
        @Nullable Instant since) {

    public enum State {
        CLOSED,
        FREE,
        PAUSED,
        CALLING,
        SERVING;

        static State of(Activity activity) {
            return switch (activity) {
                case Activity.Closed _ -> CLOSED;
                case Activity.Free _ -> FREE;
                case Activity.Paused _ -> PAUSED;
                case Activity.Calling _ -> CALLING;
                case Activity.Serving _ -> SERVING;
            };
        }
    }

    /** From the last of {@code events}; without any, from the window as it is. */
    public static WindowAnswer of(List<Event> events, Window window) {
        return events.isEmpty() ? of(window) : of(window.id(), events.getLast());
    }

    public static WindowAnswer of(Window window) {
        TicketNumber ticket =
                switch (window.activity()) {
                    case Activity.Calling calling -> calling.ticket().number();
                    case Activity.Serving serving -> serving.ticket().number();
                    case Activity.Closed _, Activity.Free _, Activity.Paused _ -> null;
                };
        return new WindowAnswer(
                window.id().number(),
                State.of(window.activity()),
                ticket == null ? null : ticket.toString(),
                null,
                window.activity().since());
    }

    private static WindowAnswer of(WindowId id, Event event) {
        return switch (event) {
            case Event.TicketCalled called ->
                    new WindowAnswer(
                            id.number(),
                            State.CALLING,
                            called.ticket().toString(),
                            called.reason(),
                            called.at());
            case Event.TicketRecalled again -> moved(id, State.CALLING, again.ticket(), event);
            case Event.ServiceStarted started -> moved(id, State.SERVING, started.ticket(), event);
            case Event.ServiceFinished done -> moved(id, State.FREE, done.ticket(), event);
            case Event.TicketLapsed lapsed -> moved(id, State.FREE, lapsed.ticket(), event);
            case Event.TicketTransferred sent -> moved(id, State.FREE, sent.ticket(), event);
            case Event.TicketHeld held -> moved(id, State.FREE, held.ticket(), event);
            case Event.FinishUndone back -> moved(id, State.SERVING, back.ticket(), event);
            case Event.NoShowUndone back -> moved(id, State.CALLING, back.ticket(), event);
            case Event.WindowOpened _, Event.WindowUnpaused _ -> bare(id, State.FREE, event);
            case Event.WindowPaused _ -> bare(id, State.PAUSED, event);
            case Event.WindowClosed _ -> bare(id, State.CLOSED, event);
            case Event.DayOpened _,
                    Event.DayEnded _,
                    Event.PolicyChanged _,
                    Event.TicketIssued _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketReturned _,
                    Event.TicketCancelled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _ ->
                    throw new IllegalStateException("no window's doing: " + event);
        };
    }

    private static WindowAnswer moved(WindowId id, State state, TicketNumber ticket, Event event) {
        return new WindowAnswer(id.number(), state, ticket.toString(), null, event.at());
    }

    private static WindowAnswer bare(WindowId id, State state, Event event) {
        return new WindowAnswer(id.number(), state, null, null, event.at());
    }
}
