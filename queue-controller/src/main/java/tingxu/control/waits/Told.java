package tingxu.control.waits;

import tingxu.wire.WaitRange;

/** What one who waits is told, and whether it is other than what they were told before. */
public record Told(WaitRange range, Change change) {

    /** A wait that has moved by more than the stated step is never shown without saying so. */
    public enum Change {
        NONE,
        SOONER,
        LATER
    }
}
