package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;

/** As long as the first of the same lane has waited by now (Ibrahim and Whitt 2009, HOL). */
public final class HeadOfLine implements Forecaster {

    @Override
    public String name() {
        return "head-of-line";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        double whole =
                state.head(ticket.line(), ticket.ticketClass())
                        .map(head -> Points.waited(head, now))
                        .orElse(0.0);
        return Points.range(state, ticket.line(), whole - Points.waited(ticket, now));
    }
}
