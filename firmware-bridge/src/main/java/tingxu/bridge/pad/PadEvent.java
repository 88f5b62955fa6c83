package tingxu.bridge.pad;

/** What becomes of an invitation to rate: exactly one of these, unless it is taken back. */
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
    }

    /** Nobody has pressed a key in time, or the pad could not be reached. */
    record Silent() implements PadEvent {}
}
