package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;

/** Another forecaster, put right by how far it was off on days before. */
public record Calibrated(Forecaster inner, Calibration calibration) implements Forecaster {

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        return calibration.right(ticket.line(), inner.of(state, memory, ticket, now));
    }
}
