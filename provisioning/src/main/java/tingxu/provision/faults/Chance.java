package tingxu.provision.faults;

import java.util.List;
import java.util.SplittableRandom;

/** Dice for one matter, so that a fault that is left out does not change all that follows. */
final class Chance {

    private final SplittableRandom dice;

    Chance(long seed, String matter) {
        this.dice = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + matter.hashCode());
    }

    boolean oneIn(int n) {
        return dice.nextInt(n) == 0;
    }

    boolean percent(int share) {
        return dice.nextInt(100) < share;
    }

    int below(int n) {
        return dice.nextInt(n);
    }

    /** Evenly between, both included. */
    long between(long from, long to) {
        return dice.nextLong(from, to + 1);
    }

    <T> T one(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
