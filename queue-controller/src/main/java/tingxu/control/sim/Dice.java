package tingxu.control.sim;

/**
 * Chance that can be had again: the n-th throw of a seed, day and matter is the same number on
 * every machine, whatever was thrown for other matters. Counter-based (SplitMix64, Steele et al.
 * 2014); functions of {@code StrictMath} only.
 */
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long key;
    private final Layers layers;
    private long thrown;

    private Dice(long key, Layers layers) {
        this.key = key;
        this.layers = layers;
    }

    static Dice of(long seed, int day, Matter matter) {
        return new Dice(mix(mix(mix(seed) + day) + matter.number), Layers.NONE);
    }

    /**
     * Chance for one of several turns that share all layers of every throw among them: whatever is
     * thrown first in each turn is once in the lowest part of its range, once in the next, and so
     * on, so that few turns say as much as many (McKay, Beckman and Conover 1979).
     */
    static Dice layered(long seed, Layers layers, Matter matter) {
        return new Dice(mix(mix(seed) + matter.number), layers);
    }

    /**
     * @param turn from 0
     * @param count a prime, at least the number of turns; 0 where every throw is by itself
     */
    record Layers(int turn, int count) {

        static final Layers NONE = new Layers(0, 0);

        /** The part of the range for this turn; {@code order} tells which turn has which. */
        private double unit(long order) {
            long stretch = 1 + Long.remainderUnsigned(order, count - 1);
            long shift = Long.remainderUnsigned(order >>> 32, count);
            return ((stretch * turn + shift) % count + part(mix(order ^ turn))) / count;
        }
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
        return new Dice(mix(key ^ mix(one)), layers);
    }

    /** From 0 to 1, without 1. */
    double unit() {
        long next = mix(key + ++thrown * STEP);
        return layers.count == 0 ? part(next) : layers.unit(next);
    }

    private static double part(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
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
