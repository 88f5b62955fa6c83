package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How a node's clock differs from the hall's, learnt from the swiftest message: the only place
 * where the two clocks are compared. It tells how long an event has been on its way, however wrong
 * the node's clock is.
 */
final class ClockGap {

    private @Nullable Duration gap;

    /** A node that is born anew may have had its clock set. */
    void forget() {
        gap = null;
    }

    /** How much longer than the swiftest message this one was under way. */
    Duration age(Instant kioskNow, Instant hallNow) {
        Duration seen = Duration.between(kioskNow, hallNow);
        if (gap == null || seen.compareTo(gap) < 0) gap = seen;
        return seen.minus(gap);
    }
}
