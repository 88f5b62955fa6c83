package tingxu.wire.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, within limits, and never the
 * same for all, so that a hall's nodes do not come back in one stampede.
 */
final class Backoff {

    static final Duration SHORTEST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final RandomGenerator dice;
    private Duration next = SHORTEST;

    Backoff(RandomGenerator dice) {
        this.dice = dice;
    }

    /** Between half and all of the current step. */
    Duration next() {
        long step = next.toMillis();
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return Duration.ofMillis(step / 2 + dice.nextLong(step / 2 + 1));
    }

    void reset() {
        next = SHORTEST;
    }
}
