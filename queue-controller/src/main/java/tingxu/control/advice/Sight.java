package tingxu.control.advice;

import tingxu.wire.MessageId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the last look at the hall came to.
 *
 * @param at when it was
 * @param daysLearnt days that are over, of which habits are learnt
 * @param advised now, the most urgent first; what else was advised has lapsed
 * @param reserveUsed hours of reserve windows so far
 * @param took how long it was thought about
 */
public record Sight(
        Instant at,
        Ready ready,
        int daysLearnt,
        Warning warning,
        List<MessageId> advised,
        Duration reserveUsed,
        Duration took) {

    /** Whether there can be advice. */
    public enum Ready {
        /** The journal is being read. */
        READING,
        /** Too few days are over. */
        LEARNING,
        /** No business day is open. */
        NO_DAY,
        /** None is open: whoever came would be played to wait for ever. */
        NO_WINDOW,
        YES,
        /** It has ended by a fault of its own; the hall goes on. */
        BROKEN
    }

    public Sight {
        advised = List.copyOf(advised);
    }

    static Sight of(Ready ready, Instant at, int daysLearnt) {
        return new Sight(
                at, ready, daysLearnt, Warning.NONE, List.of(), Duration.ZERO, Duration.ZERO);
    }
}
