package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;

/** People ahead times the mean service over the windows: what most boards display. */
public final class PeopleAhead implements Forecaster {

    @Override
    public String name() {
        return "people-ahead";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        double turns = state.ahead(ticket.number()) + .5;
        double windows = Math.max(1, state.windowsServing(ticket.line()));
        return Points.range(
                state, ticket.line(), turns * Points.mean(state, ticket.line()) / windows);
    }
}
