package tingxu.bridge.make;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.function.Function;

/**
 * How to find out whether a device of some make is at the far end of an unknown line.
 *
 * @param baud the speed to ask at
 * @param ask what is said; nothing where the device speaks unasked
 * @param limit for the answer
 * @param risk what it does to devices of other makes
 * @param reading of all that came since the question; null when it is no answer, or not a whole one
 */
public record Question(
        int baud, Bytes ask, Duration limit, Risk risk, Function<Bytes, @Nullable Found> reading) {

    /** Questions are asked in this order, and none after the first answer. */
    public enum Risk {
        /** Nothing is said. */
        NONE,
        /** A few control bytes, or a frame that others take for noise. */
        NOISE,
        /** Readable letters: a printer that has answered nothing until now might print them. */
        LETTERS
    }
}
