package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.SplittableRandom;

class BackoffTest {

    private final Backoff backoff = new Backoff(new SplittableRandom(1));

    @Test
    void eachWaitIsBetweenHalfAndAllOfItsStep() {
        Duration step = Backoff.SHORTEST;
        for (int i = 0; i < 12; i++) {
            Duration wait = backoff.next();
            assertThat(wait).isBetween(step.dividedBy(2), step);
            Duration twice = step.multipliedBy(2);
            step = twice.compareTo(Backoff.LONGEST) > 0 ? Backoff.LONGEST : twice;
        }
    }

    @Test
    void afterASteadyLineItBeginsAnew() {
        for (int i = 0; i < 12; i++) assertThat(backoff.next()).isPositive();
        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.SHORTEST);
    }
}
