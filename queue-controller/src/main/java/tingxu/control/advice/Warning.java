package tingxu.control.advice;

import tingxu.control.sim.Ahead.Wait;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How many of those who come in the next half hour will wait too long.
 *
 * @param share of them, 0 to 1
 * @param risk the same blurred: a better sign where the share is small, but not a share to be told
 * @param chance that it will be more than one in twenty: share of turns in which it was
 */
public record Warning(double share, double risk, double chance, int turns) {

    /** Nothing known: there was no time for a single turn. */
    public static final Warning NONE = new Warning(0, 0, 0, 0);

    /** Tickets that are issued in it are looked at. */
    public static final Duration ISSUED = Duration.ofMinutes(30);

    /** More than this share of long waits is a breach. */
    public static final double BREACH = .05;

    /**
     * A single wait is foreseen to some minutes only: one of 28 is nearly as bad a sign as one of
     * 32.
     */
    private static final double BLUR_MINUTES = 6;

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /**
     * @param limit beyond which a wait is too long
     * @param more false when there is no time for more turns
     */
    public static Warning of(Prospect prospect, Duration limit, int turns, BooleanSupplier more) {
        Duration time = ISSUED.plus(limit).plus(MARGIN);
        double came = 0;
        double late = 0;
        double blurred = 0;
        double breached = 0;
        List<List<Wait>> all = prospect.turns(turns, time, more);
        for (List<Wait> turn : all) {
            double cameNow = 0;
            double lateNow = 0;
            for (Wait wait : turn) {
                if (!isNew(wait, prospect.now())) continue;
                cameNow++;
                blurred += lateness(wait, limit);
                if (wait.waited().compareTo(limit) > 0) lateNow++;
            }
            came += cameNow;
            late += lateNow;
            if (lateNow > BREACH * cameNow) breached++;
        }
        return all.isEmpty()
                ? NONE
                : new Warning(
                        late / Math.max(1, came),
                        blurred / Math.max(1, came),
                        breached / all.size(),
                        all.size());
    }

    private static boolean isNew(Wait wait, Instant now) {
        Instant issued = wait.ticket().issuedAt();
        return wait.ticket().leg() == 0
                && !issued.isBefore(now)
                && issued.isBefore(now.plus(ISSUED));
    }

    private static double lateness(Wait wait, Duration limit) {
        double beyond = Burden.minutes(wait) - limit.toMillis() / 60e3;
        return 1 / (1 + StrictMath.exp(-beyond / BLUR_MINUTES));
    }
}
