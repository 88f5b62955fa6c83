package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How a node's clock differs from the hall's, learnt from the swiftest message: the only place
 * where the two clocks are compared. It tells how long an event has been on its way, however wrong
 * the node's clock is. Both clocks are steady.
 *
 * <p>On a slow line the swiftest message may have been slow as well. An answer to a question of the
 * hall's tells how slow at most: it was not on its way for longer than the question was open.
 */
final class ClockGap {

    private @Nullable Duration gap;

    /** The gap is no less than this; null before anything is known of it. */
    private @Nullable Duration least;

    /** A node that is born anew may have had its clock set. */
    void forget() {
        gap = null;
        least = null;
    }

    /** An answer: it was under way for {@code atMost}. */
    void answered(Instant kioskNow, Instant hallNow, Duration atMost) {
        age(kioskNow, hallNow);
        Duration floor = Duration.between(kioskNow, hallNow).minus(atMost);
        if (least == null || floor.compareTo(least) > 0) least = floor;
    }

    /** How much longer than the swiftest message this one was under way. */
    Duration age(Instant kioskNow, Instant hallNow) {
        Duration seen = Duration.between(kioskNow, hallNow);
        if (gap == null || seen.compareTo(gap) < 0) gap = seen;
        return seen.minus(gap);
    }

    /** The same of a message that another clock may have stamped, from which nothing is learnt. */
    Duration ageOfEarlier(Instant kioskNow, Instant hallNow) {
        Duration seen = Duration.between(kioskNow, hallNow);
        boolean ahead = gap == null || seen.compareTo(gap) < 0;
        return ahead ? Duration.ZERO : seen.minus(gap);
    }

    /** How long this one may have been under way, in the worst case. */
    Duration oldest(Instant kioskNow, Instant hallNow) {
        Duration age = age(kioskNow, hallNow);
        if (least == null) return age;
        Duration most = Duration.between(kioskNow, hallNow).minus(least);
        return most.compareTo(age) > 0 ? most : age;
    }
}
