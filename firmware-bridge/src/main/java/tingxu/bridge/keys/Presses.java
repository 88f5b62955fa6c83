package tingxu.bridge.keys;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells one press of a key from the next: a key that bounces or is held down sends its byte again
 * and again, each within a moment of the one before.
 *
 * @param code of the newest byte; -1 before the first
 * @param at when it came
 */
public record Presses(int code, Instant at) {

    /** The same byte after less than this is the same press. */
    public static final Duration MOMENT = Duration.ofMillis(300);

    public record Turn(Presses next, boolean counts) {}

    public static Presses none() {
        return new Presses(-1, Instant.EPOCH);
    }

    public Turn on(int heard, Instant now) {
        boolean again = heard == code && now.isBefore(at.plus(MOMENT));
        return new Turn(new Presses(heard, now), !again);
    }
}
