package tingxu.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class HallClockTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    private final HandClock wall = new HandClock(NINE);

    @Test
    void followsTheWallInWholeMilliseconds() {
        HallClock clock = new HallClock(wall, Instant.EPOCH);
        wall.set(NINE.plusNanos(1_999_999));
        assertThat(clock.now()).isEqualTo(NINE.plusMillis(1));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void neverRunsBackwardsAndCreepsUntilTheWallHasCaughtUp() {
        HallClock clock = new HallClock(wall, Instant.EPOCH);
        wall.set(NINE.minus(Duration.ofHours(1)));
        assertThat(clock.now()).isEqualTo(NINE);
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
        wall.advance(Duration.ofMinutes(10));
        assertThat(clock.now()).isEqualTo(NINE.plus(Duration.ofMinutes(5)));
        for (int i = 0; i < 60_000; i++) {
            wall.advance(Duration.ofMillis(1));
            clock.now();
        }
        assertThat(clock.now()).isEqualTo(NINE.plus(Duration.ofSeconds(330)));
        wall.set(NINE.plus(Duration.ofHours(1)));
        assertThat(clock.now()).isEqualTo(NINE.plus(Duration.ofHours(1)));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void aBoardThatWakesIn1970GoesOnFromWhatTheHallLastKnew() {
        wall.set(Instant.EPOCH);
        HallClock clock = new HallClock(wall, NINE);
        assertThat(clock.now()).isEqualTo(NINE);
        wall.advance(Duration.ofSeconds(10));
        assertThat(clock.now()).isEqualTo(NINE.plusSeconds(5));
    }
}
