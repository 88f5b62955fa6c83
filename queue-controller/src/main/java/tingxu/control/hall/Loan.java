package tingxu.control.hall;

import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;

import java.time.Instant;

/**
 * Numbers lent to one kiosk for one line, for the time when it cannot reach the hall.
 *
 * @param request the kiosk's id for them: asked again under the same id, it gets the same numbers
 * @param node who may issue them, and nobody else
 * @param first of {@code count} numbers that follow each other
 * @param at when they were lent: none of them was issued before
 */
public record Loan(
        MessageId request, String node, LineId line, TicketNumber first, int count, Instant at) {

    public Loan {
        if (count < 1) throw new IllegalArgumentException("count is 1 at least, not " + count);
    }

    public TicketNumber last() {
        return new TicketNumber(first.series(), first.place() + count - 1);
    }

    public boolean has(TicketNumber number) {
        return number.series() == first.series()
                && number.place() >= first.place()
                && number.place() < first.place() + count;
    }
}
