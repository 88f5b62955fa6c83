package tingxu.bridge.pad;

import java.util.List;

/**
 * What becomes of an invitation to rate: exactly one of {@link Rated} and {@link Silent}, unless it
 * is taken back; after a bad rating {@link Explained} may follow.
 */
public sealed interface PadEvent {

    /**
     * A citizen has pressed a key.
     *
     * @param level 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意
     */
    record Rated(int level) implements PadEvent {
        public Rated {
            if (level < 1 || level > 5)
                throw new IllegalArgumentException("a level is 1 to 5, not " + level);
        }

        /** 不满意 and worse: a pad with a screen asks why. */
        public boolean bad() {
            return level <= 2;
        }
    }

    /** Nobody has pressed a key in time, or the pad could not be reached. */
    record Silent() implements PadEvent {}

    /**
     * Who has just rated badly has said why, of free will.
     *
     * @param reasons one at least, in the order of the enum, each once
     */
    record Explained(List<Reason> reasons) implements PadEvent {
        public Explained {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("names one reason at least");
        }
    }
}
