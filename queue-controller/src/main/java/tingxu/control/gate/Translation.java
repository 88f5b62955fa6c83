package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.wire.CallKey;
import tingxu.wire.Envelope;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.Optional;

/**
 * What a node's event asks of the hall. One that asks nothing, comes too late, or is about a window
 * of another node's is only heard, so that its seq is kept.
 */
final class Translation {

    private static final String PAD = "pad";
    private static final String BY_KEY = "呼叫器";

    private final Places places;

    private final Veil veil;

    Translation(Places places, Veil veil) {
        this.places = places;
        this.veil = veil;
    }

    /**
     * @param said when, by the hall's clock
     * @param stale whether so much time has passed that pressing a key means something else by now
     */
    Command command(
            NodeId node,
            Envelope envelope,
            Message.NodeEvent event,
            Instant said,
            boolean stale,
            HallState state) {
        return switch (event) {
            case Message.TicketRequested wish ->
                    new Command.IssueTicket(
                            envelope.id(),
                            node.name(),
                            wish.line(),
                            wish.ticketClass(),
                            wish.item(),
                            wish.booked(),
                            veiled(wish.holder(), state));
            case Message.OfflineIssued issued ->
                    new Command.RegisterOffline(
                            issued.request(),
                            node.name(),
                            issued.ticket(),
                            issued.line(),
                            issued.ticketClass(),
                            issued.item(),
                            said,
                            veiled(issued.holder(), state),
                            issued.booked());
            case Message.NumbersWanted wanted ->
                    new Command.LendNumbers(
                            wanted.loan(), node.name(), wanted.line(), wanted.count());
            case Message.PaperReported paper ->
                    isToday(paper.ticket(), state)
                            ? new Command.NotePaper(paper.ticket().number(), paper.outcome())
                            : new Command.Heard();
            case Message.CallKeyPressed press ->
                    stale || !places.isAt(node, press.window())
                            ? new Command.Heard()
                            : key(press.window(), press.key(), state);
            case Message.RatingGiven rating ->
                    isToday(rating.ticket(), state) && places.isAt(node, rating.window())
                            ? new Command.Rate(
                                    rating.window(), rating.ticket().number(), rating.level(), PAD)
                            : new Command.Heard();
            case Message.RatingExplained why ->
                    isToday(why.ticket(), state) && places.isAt(node, why.window())
                            ? new Command.ExplainRating(
                                    why.window(), why.ticket().number(), why.reasons())
                            : new Command.Heard();
            case Message.StaffCalled call ->
                    new Command.CallStaff(
                            node.name(),
                            call.button(),
                            call.window() == null || places.isAt(node, call.window())
                                    ? call.window()
                                    : null);
            case Message.DeviceChanged change -> new Command.Heard();
            case Message.Announced announced -> new Command.Heard();
        };
    }

    /** The ticket of an appointment that was checked in before; empty of every other wish. */
    Optional<Ticket> checkedIn(Message.TicketRequested wish, HallState state) {
        if (wish.ticketClass() != TicketClass.APPOINTMENT) return Optional.empty();
        return Optional.ofNullable(veiled(wish.holder(), state))
                .flatMap(holder -> state.ticketOf(holder, wish.line(), wish.item()));
    }

    /** Without an open day the answer will be no, and nothing is kept. */
    private @Nullable String veiled(@Nullable String holder, HallState state) {
        return holder == null || !state.dayOpen() ? null : veil.over(state.day(), holder);
    }

    private static boolean isToday(TicketId ticket, HallState state) {
        return ticket.day().equals(state.day());
    }

    private Command key(WindowId window, CallKey key, HallState state) {
        return switch (key) {
            case NEXT -> new Command.CallNext(window);
            case RECALL -> new Command.Recall(window);
            case START -> new Command.StartService(window);
            case FINISH -> new Command.FinishService(window);
            case TRANSFER -> transfer(window);
            case NO_SHOW -> new Command.MarkNoShow(window);
            case PAUSE ->
                    state.window(window).activity() instanceof Window.Activity.Paused
                            ? new Command.Unpause(window)
                            : new Command.Pause(window, BY_KEY);
        };
    }

    /** The key has one line to send to, or none. */
    private Command transfer(WindowId window) {
        Places.Place place = places.windows().get(window);
        LineId to = place == null ? null : place.transfersTo();
        return to == null ? new Command.Heard() : new Command.Transfer(window, to, BY_KEY);
    }
}
