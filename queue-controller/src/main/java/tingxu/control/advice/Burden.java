package tingxu.control.advice;

import tingxu.control.hall.HeadStart;
import tingxu.control.sim.Ahead.Wait;

import java.util.List;

/**
 * What waits weigh: {@code ((wait + head start of the class) / 10 min)^2} each, so that one who
 * waits twice as long weighs four times as much.
 */
final class Burden {

    private static final double UNIT_MINUTES = 10;

    private Burden() {}

    static double of(List<Wait> waits) {
        double sum = 0;
        for (Wait wait : waits) {
            double units =
                    (minutes(wait) + HeadStart.of(wait.ticket().ticketClass()).toMinutes())
                            / UNIT_MINUTES;
            sum += units * units;
        }
        return sum;
    }

    static double minutes(Wait wait) {
        return wait.waited().toMillis() / 60e3;
    }
}
