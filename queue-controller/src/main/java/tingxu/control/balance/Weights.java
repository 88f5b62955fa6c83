package tingxu.control.balance;

import java.time.Duration;

/** What a mean service time weighs, in whole numbers: 1000 for ten minutes, more for less. */
final class Weights {

    static final long EVEN = 1000;

    private static final long TEN_MINUTES = Duration.ofMinutes(10).toMillis();

    private Weights() {}

    /** {@code round(1000 * sqrt(10 min / mean))}; a mean under a second counts as one. */
    static long weight(Duration mean) {
        long millis = Math.max(1000, mean.toMillis());
        long numerator = EVEN * EVEN * TEN_MINUTES;
        long root = root(numerator / millis);
        // Up when n/m >= (root + 1/2)^2, without leaving the whole numbers.
        return 4 * numerator >= millis * (4 * root * root + 4 * root + 1) ? root + 1 : root;
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
