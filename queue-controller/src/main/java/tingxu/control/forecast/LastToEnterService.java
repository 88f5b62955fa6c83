package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.sim.Habits.Lane;

import java.time.Duration;
import java.time.Instant;

/** As long as the last one called from the same lane waited (Ibrahim and Whitt 2009, LES). */
public final class LastToEnterService implements Forecaster {

    @Override
    public String name() {
        return "last-to-enter-service";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        Duration last = memory.lastWaits().get(new Lane(ticket.line(), ticket.ticketClass()));
        double whole = last == null ? 0 : Points.minutes(last);
        return Points.range(state, ticket.line(), whole - Points.waited(ticket, now));
    }
}
