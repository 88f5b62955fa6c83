package tingxu.bridge.signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How a lamp burns. */
@SuppressWarnings("ImmutableEnumChecker") // Durations are values
public enum Glow {
    OFF(null),
    ON(null),
    /** A second on, a second off: somebody is called. */
    CALLING(new Blinking(Duration.ofSeconds(1), Duration.ofMinutes(5), true)),
    /** Fast: somebody of the staff should come. */
    URGENT(new Blinking(Duration.ofMillis(250), Duration.ofMinutes(15), false));

    /** Null where it does not change. */
    final @Nullable Blinking blinking;

    /**
     * A lamp that nobody tells otherwise must not blink all night.
     *
     * @param half how long it is on, and then off
     * @param most how long it blinks at all
     * @param litThen whether it is on after that
     */
    record Blinking(Duration half, Duration most, boolean litThen) {}

    Glow(@Nullable Blinking blinking) {
        this.blinking = blinking;
    }
}
