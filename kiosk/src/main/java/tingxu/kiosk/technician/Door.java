package tingxu.kiosk.technician;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.profile.Pin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Who may come in to the technician's page. Five wrong PINs shut it for a minute, and twice as long
 * each time after that; one technician is in at a time, and is out again who does nothing.
 */
public final class Door {

    /** After the last press. */
    public static final Duration STAYS = Duration.ofMinutes(3);

    static final int TRIES = 5;
    static final Duration SHUT = Duration.ofMinutes(1);
    static final Duration SHUT_AT_MOST = Duration.ofMinutes(30);

    private final @Nullable Pin pin;
    private final InstantSource steady;
    private final Supplier<String> tokens;
    private int wrong;
    private Duration shutFor = SHUT;
    private Instant opensAt = Instant.MIN;
    private @Nullable String inside;
    private Instant until = Instant.MIN;

    /** What came of a knock. */
    public sealed interface Answer {

        /**
         * @param token proves it from here on
         */
        record Come(String token) implements Answer {}

        record Wrong(int triesLeft) implements Answer {}

        record Shut(Duration left) implements Answer {}

        /** This kiosk's file names no PIN. */
        record NoDoor() implements Answer {}
    }

    /**
     * @param pin null where nobody may come in
     * @param steady never set
     * @param tokens that cannot be guessed
     */
    public Door(@Nullable Pin pin, InstantSource steady, Supplier<String> tokens) {
        this.pin = pin;
        this.steady = steady;
        this.tokens = tokens;
    }

    public synchronized Answer knock(String typed) {
        Instant now = steady.instant();
        if (pin == null) return new Answer.NoDoor();
        if (now.isBefore(opensAt)) return new Answer.Shut(Duration.between(now, opensAt));
        if (pin.is(typed)) {
            wrong = 0;
            shutFor = SHUT;
            String token = tokens.get();
            inside = token;
            until = now.plus(STAYS);
            return new Answer.Come(token);
        }
        wrong++;
        if (wrong < TRIES) return new Answer.Wrong(TRIES - wrong);
        wrong = 0;
        Duration shut = shutFor;
        opensAt = now.plus(shut);
        Duration longer = shut.multipliedBy(2);
        shutFor = longer.compareTo(SHUT_AT_MOST) < 0 ? longer : SHUT_AT_MOST;
        return new Answer.Shut(shut);
    }

    /** Whether the token is that of the technician who is in; a press of theirs lets them stay. */
    public synchronized boolean isInside(@Nullable String token, boolean press) {
        Instant now = steady.instant();
        if (inside == null || !inside.equals(token)) return false;
        if (!now.isBefore(until)) {
            inside = null;
            return false;
        }
        if (press) until = now.plus(STAYS);
        return true;
    }

    /** How long the technician may still do nothing. */
    public synchronized Duration left() {
        Instant now = steady.instant();
        return inside != null && now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    public synchronized void leave() {
        inside = null;
    }
}
