package tingxu.control.forecast;

import tingxu.control.balance.WaitEstimate;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.wire.WaitRange;

import java.time.Instant;

/** Each window's time shared among its lines by the work that waits in them. */
public final class ClosedForm implements Forecaster {

    @Override
    public String name() {
        return "closed-form";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        WaitRange range =
                WaitEstimate.range(state, ticket.line(), state.ahead(ticket.number()), now);
        return new Range(range.p50Minutes(), range.p90Minutes());
    }
}
