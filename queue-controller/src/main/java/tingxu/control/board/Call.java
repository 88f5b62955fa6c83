package tingxu.control.board;

import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;

/**
 * A ticket called to a window, as the board lists it.
 *
 * @param repeat 0 for the call, 1 for the first recall
 * @param at of the call or the latest recall
 */
public record Call(TicketNumber ticket, WindowId window, int repeat, Instant at) {

    /** What the voice says, to be read by those who cannot hear it. */
    public Words caption() {
        return new Words(
                "请 " + ticket + " 号到 " + window.number() + " 号窗口",
                "Ticket " + ticket + ", please go to window " + window.number());
    }
}
