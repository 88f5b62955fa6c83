package tingxu.control.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The hall's time, in whole milliseconds: it never runs backwards. Where the wall clock was set
 * back, it creeps on at half speed until the wall has caught up, so that nobody's turn is mixed up
 * and calls still lapse.
 */
final class HallClock {

    private final InstantSource wall;
    private volatile Instant lastWall;
    private volatile Instant hallNow;

    /**
     * Starts the clock.
     *
     * @param last the hall's time when it was last known, which may be after the wall's
     */
    HallClock(InstantSource wall, Instant last) {
        this.wall = wall;
        this.lastWall = millis(wall);
        this.hallNow = later(last, lastWall);
    }

    Instant now() {
        Instant wallNow = millis(wall);
        long passed = Duration.between(lastWall, wallNow).toMillis();
        if (!wallNow.isBefore(hallNow)) {
            hallNow = wallNow;
            lastWall = wallNow;
        } else if (passed < 0) {
            lastWall = wallNow;
        } else {
            hallNow = hallNow.plusMillis(passed / 2);
            lastWall = lastWall.plusMillis(passed / 2 * 2);
        }
        return hallNow;
    }

    /** How far the hall's time is before the wall's; zero unless the wall was set back. */
    Duration ahead() {
        return Duration.between(lastWall, hallNow);
    }

    private static Instant millis(InstantSource wall) {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
