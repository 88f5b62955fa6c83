package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.rules.Hall;

import java.time.Instant;

/**
 * What a running hall tells a newcomer: nobody is played on in that instant, the last foresight is
 * moved by the people ahead. Here it is as old as the last one who was asked about.
 */
final class AsTold implements Forecaster {

    private final Hall hall;
    private final MonteCarlo chance;
    private final Calibration calibration;
    private Foresight last = Foresight.NONE;

    AsTold(Hall hall, MonteCarlo chance, Calibration calibration) {
        this.hall = hall;
        this.chance = chance;
        this.calibration = calibration;
    }

    @Override
    public String name() {
        return "as-told";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        Range told = last.of(state, ticket, now);
        last = Foresight.of(hall, chance, calibration, state, memory, now);
        return told;
    }
}
