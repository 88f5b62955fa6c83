package tingxu.control.waits;

import tingxu.control.balance.WaitEstimate;
import tingxu.control.board.BoardText;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.waits.Told.Change;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.TicketClass;
import tingxu.wire.WaitRange;

import java.time.Instant;
import java.util.List;

/** What people are told of their wait. Any thread may ask; no rule does. */
public interface Waits {

    /** What one is told who would take an ordinary ticket now. */
    WaitRange newcomer(HallState state, LineId line, Instant now);

    /** What the board, kiosks and managers see of each line. */
    default List<LineLoad> loads(HallState state, Instant now) {
        return BoardText.loads(state, line -> newcomer(state, line, now));
    }

    /**
     * What one is told who waits.
     *
     * @param state in which the ticket waits
     */
    Told told(HallState state, Ticket ticket, Instant now);

    /** By the closed form alone: from the state as it is, without a memory. */
    Waits CLOSED_FORM =
            new Waits() {
                @Override
                public WaitRange newcomer(HallState state, LineId line, Instant now) {
                    int ahead = state.aheadOfNewcomer(line, TicketClass.ORDINARY, now);
                    return WaitEstimate.range(state, line, ahead, now);
                }

                @Override
                public Told told(HallState state, Ticket ticket, Instant now) {
                    int ahead = state.ahead(ticket.number());
                    return new Told(
                            WaitEstimate.range(state, ticket.line(), ahead, now), Change.NONE);
                }
            };
}
