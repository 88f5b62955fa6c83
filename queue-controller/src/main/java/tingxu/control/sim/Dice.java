package tingxu.control.sim;

/**
 * Chance that can be had again: the n-th throw of a seed, day and matter is the same number on
 * every machine, whatever was thrown for other matters. Counter-based (SplitMix64, Steele et al.
 * 2014); functions of {@code StrictMath} only.
 */
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long key;
    private long thrown;

    private Dice(long key) {
        this.key = key;
    }

    static Dice of(long seed, int day, Matter matter) {
        return new Dice(mix(mix(mix(seed) + day) + matter.number));
    }

    /** What chance decides about a day. The numbers never change, so that days stay the same. */
    enum Matter {
        WINDOWS(0),
        ABSENCES(1),
        VOLUME(2),
        MIX(3),
        WALK_INS(4),
        APPOINTMENTS(5),
        NEEDS(6),
        AHEAD(7);

        private final int number;

        Matter(int number) {
            this.number = number;
        }
    }

    private static long mix(long value) {
        long a = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** Chance of its own for one of many: what the others throw does not change what it throws. */
    Dice apart(long one) {
        return new Dice(mix(key ^ mix(one)));
    }

    /** From 0 to 1, without 1. */
    double unit() {
        return (mix(key + ++thrown * STEP) >>> 11) * 0x1.0p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * unit();
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Of mean 0 and deviation 1 (Box and Muller 1958). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /**
     * @param variation deviation over mean
     */
    double lognormal(double mean, double variation) {
        double variance = StrictMath.log(1 + variation * variation);
        return mean * StrictMath.exp(StrictMath.sqrt(variance) * normal() - variance / 2);
    }

    /** Time to the next of things that come at {@code rate} per unit of time. */
    double untilNext(double rate) {
        return -StrictMath.log(1 - unit()) / rate;
    }

    /** How many come when {@code mean} are expected. */
    int poisson(double mean) {
        int count = 0;
        for (double time = untilNext(1); time < mean; time += untilNext(1)) count++;
        return count;
    }
}
