package tingxu.control.forecast;

import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.Instant;

/** From one number to a range, where a forecaster knows no more than one number. */
final class Points {

    private static final double NINE_OF_TEN = 1.2816;
    private static final double USUAL_MEAN = 10;

    private Points() {}

    /**
     * The calls to come are as irregular as a Poisson stream of their pace: with {@code w} minutes
     * to wait and a call every {@code m / c} minutes, the deviation is {@code sqrt(w m / c)}.
     */
    static Range range(HallState state, LineId line, double minutes) {
        double wait = Math.max(0, minutes);
        double apart = mean(state, line) / Math.max(1, state.windowsServing(line));
        return new Range(wait, wait + NINE_OF_TEN * Math.sqrt(wait * apart));
    }

    /** In minutes. */
    static double mean(HallState state, LineId line) {
        return state.plan()
                .line(line)
                .map(HallPlan.Line::meanService)
                .map(Points::minutes)
                .orElse(USUAL_MEAN);
    }

    static double minutes(Duration time) {
        return time.toMillis() / 60e3;
    }

    static double waited(Ticket ticket, Instant now) {
        return minutes(Duration.between(ticket.clock(), now));
    }
}
