package tingxu.control.balance;

import tingxu.control.hall.HallPlan;
import tingxu.wire.LineId;

import java.time.Duration;

/** What a mean service time weighs, in whole numbers: 1000 for ten minutes, more for less. */
final class Weights {

    static final long EVEN = 1000;

    private static final long TEN_MINUTES = Duration.ofMinutes(10).toMillis();

    private static final long LONGEST_MEAN = Duration.ofDays(1).toMillis();

    /** A line that no window serves now counts as if a twentieth of one did. */
    private static final long LEAST_CAPACITY = 50;

    /** Half a day: beyond it a long line weighs no more. */
    static final long MOST_NEED = Duration.ofHours(12).toSeconds();

    private static final long LONGEST_DRAIN = Duration.ofDays(10).toSeconds();

    private Weights() {}

    /** What a service in the line usually takes; ten minutes where the plan has no such line. */
    static long meanMillis(HallPlan plan, LineId line) {
        for (HallPlan.Line each : plan.lines())
            if (each.id().equals(line))
                return Math.clamp(each.meanService().toMillis(), 1000, LONGEST_MEAN);
        return TEN_MINUTES;
    }

    static long meanSeconds(HallPlan plan, LineId line) {
        return meanMillis(plan, line) / 1000;
    }

    /**
     * By how many seconds those of a line count as having waited longer because so many wait for so
     * few windows: {@code percent / 100 * q^1.25} minutes, where {@code q} is how many minutes its
     * windows would need for all who wait.
     *
     * @param capacity windows' worth, in thousandths
     */
    static long need(long waiting, long meanMillis, long capacity, long percent) {
        long seconds = waiting * meanMillis / Math.max(LEAST_CAPACITY, capacity);
        long q = Math.min(seconds, LONGEST_DRAIN);
        long fourthRoot = root(root(q * 1_000_000_000_000L / 60));
        return Math.min(MOST_NEED, q * fourthRoot * percent / (100 * EVEN));
    }

    /**
     * {@code 1000 * (10 min / mean)^(quarters / 4)}, rounded; a mean under a second counts as one.
     *
     * @param quarters 0 to 4
     */
    static long weight(long meanMillis, int quarters) {
        long millis = Math.max(1000, meanMillis);
        // The square root of 10 min / mean, in millionths.
        long half = root(1_000_000_000_000L * TEN_MINUTES / millis);
        long tenfold =
                switch (quarters) {
                    case 0 -> 10 * EVEN;
                    case 1 -> root(100 * half);
                    case 2 -> half / 100;
                    case 3 -> root(100_000_000L * TEN_MINUTES / millis * half / 1_000_000);
                    case 4 -> 10 * EVEN * TEN_MINUTES / millis;
                    default -> throw new IllegalArgumentException(quarters + " quarters");
                };
        return (tenfold + 5) / 10;
    }

    /** The largest whole number whose square is not above {@code value}. */
    static long root(long value) {
        if (value < 2) return value;
        long guess = 1L << ((64 - Long.numberOfLeadingZeros(value) + 1) / 2);
        while (true) {
            long better = (guess + value / guess) / 2;
            if (better >= guess) return guess;
            guess = better;
        }
    }
}
