package tingxu.control.advice;

import java.time.Duration;

/**
 * How long reserve windows may be open in a day, all together.
 *
 * @param used so far
 */
public record Budget(Duration all, Duration used) {

    /** What a window that is told to close may still take for the citizen it has. */
    private static final Duration LAST_CITIZEN = Duration.ofMinutes(20);

    public Budget {
        if (all.isNegative() || used.isNegative())
            throw new IllegalArgumentException("a budget is no less than nothing: " + all);
    }

    /** Of the whole, 0 to 1. */
    public double share() {
        return all.isZero() ? 1 : Math.min(1, (double) used.toMillis() / all.toMillis());
    }

    /** Whether so many windows may stay open for so long, and close in peace. */
    public boolean allows(int windows, Duration time) {
        Duration each = time.plus(LAST_CITIZEN);
        return used.plus(each.multipliedBy(windows)).compareTo(all) <= 0;
    }
}
