package tingxu.bridge.make;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Sentence;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

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

    private static final Duration PAD_LIMIT = Duration.ofMillis(250);

    /**
     * In the words of our own pads.
     *
     * @param answer whether a sentence is the answer
     */
    public static Question of(int baud, Sentence ask, Predicate<Sentence> answer) {
        return new Question(
                baud,
                ask.frame(),
                PAD_LIMIT,
                Risk.LETTERS,
                heard -> Sentence.all(heard).stream().anyMatch(answer) ? Found.well("") : null);
    }
}
