package tingxu.control.sim;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a thing lasts whose length varies as much as its mean: lognormal, by its quantiles. What
 * is left of one that has lasted for a while is drawn from the quantiles that are longer.
 */
final class Lasting {

    private static final int STEPS = 4096;

    /** Of the normal distribution what is farther out is left to the last quantile. */
    private static final double REACH = 5;

    private static final double STRIDE = 1.0 / 1024;

    /** In parts of the mean, the middle of each of {@link #STEPS} equally likely parts. */
    private static final double[] QUANTILES = quantiles();

    private Lasting() {}

    static Duration draw(Dice dice, Duration mean) {
        return times(mean, QUANTILES[dice.below(STEPS)]);
    }

    /** What is left of something that has lasted for a while; all of it where that is too long. */
    static Duration rest(Dice dice, Duration mean, Duration lasted) {
        double parts = (double) lasted.toMillis() / Math.max(1, mean.toMillis());
        int found = Arrays.binarySearch(QUANTILES, parts);
        int longer = found < 0 ? -found - 1 : found + 1;
        if (longer == STEPS) return draw(dice, mean);
        return times(mean, QUANTILES[longer + dice.below(STEPS - longer)] - parts);
    }

    private static Duration times(Duration mean, double parts) {
        return Duration.ofMillis(Math.round((double) mean.toMillis() * parts));
    }

    /** The density is summed up in small strides, and read where each part is half full. */
    private static double[] quantiles() {
        double deviation = StrictMath.sqrt(StrictMath.log(2));
        double[] quantiles = new double[STEPS];
        double below = 0;
        int next = 0;
        for (double z = -REACH; z < REACH && next < STEPS; z += STRIDE) {
            below += STRIDE * StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
            while (next < STEPS && below * STEPS >= next + .5)
                quantiles[next++] = StrictMath.exp(deviation * (z + STRIDE / 2));
        }
        double mean = Arrays.stream(quantiles).average().orElseThrow();
        for (int i = 0; i < STEPS; i++) quantiles[i] /= mean;
        return quantiles;
    }
}
