package tingxu.control.gate;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Notices that the hall's time of day was set. What is shown then bears the time of a clock that
 * was wrong, and whoever comes new would believe it; whoever has heard it believes the third word.
 */
final class SetClock {

    private static final Duration SET = Duration.ofSeconds(2);
    private static final int WORDS = 3;

    private final InstantSource clock;
    private final InstantSource steady;
    private Duration ahead;
    private int words;

    SetClock(InstantSource clock, InstantSource steady) {
        this.clock = clock;
        this.steady = steady;
        this.ahead = ahead();
    }

    /** True at three looks after each setting: all is to be shown again. */
    boolean wasSet() {
        Duration now = ahead();
        if (now.minus(ahead).abs().compareTo(SET) > 0) words = WORDS;
        // Clocks that are slewed drift apart slowly, and are followed.
        ahead = now;
        return words > 0 && words-- > 0;
    }

    private Duration ahead() {
        return Duration.between(steady.instant(), clock.instant());
    }
}
