package tingxu.bridge.signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How a lamp burns. */
public enum Glow {
    OFF(null),
    ON(null),
    /** A second on, a second off: somebody is called. */
    CALLING(Duration.ofSeconds(1)),
    /** Fast: somebody of the staff should come. */
    URGENT(Duration.ofMillis(250));

    /** How long it is on, and then off; null where it does not change. */
    final @Nullable Duration half;

    Glow(@Nullable Duration half) {
        this.half = half;
    }
}
