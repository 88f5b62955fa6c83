package tingxu.control.staff;

import java.time.Duration;
import java.time.Instant;

/**
 * Someone who has logged in.
 *
 * @param key SHA-256 of the token that the browser holds; the token itself is kept nowhere
 * @param epoch of the account when it began
 * @param seen when something was last asked with it
 */
record Session(String key, String account, long epoch, Instant began, Instant seen) {

    static final Duration IDLE = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofHours(12);

    boolean idle(Instant now) {
        return now.isAfter(seen.plus(IDLE));
    }

    boolean tooOld(Instant now) {
        return now.isAfter(began.plus(LONGEST));
    }

    Session seen(Instant now) {
        return new Session(key, account, epoch, began, now);
    }
}
