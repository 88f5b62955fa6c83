package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class SetClockTest {

    private final AtomicReference<Instant> wall =
            new AtomicReference<>(Instant.parse("2026-11-27T01:00:00Z"));
    private final AtomicReference<Instant> steady = new AtomicReference<>(Instant.EPOCH);
    private final SetClock clock = new SetClock(wall::get, steady::get);

    private boolean lookAfter(Duration byWall, Duration byNature) {
        wall.updateAndGet(at -> at.plus(byWall));
        steady.updateAndGet(at -> at.plus(byNature));
        return clock.wasSet();
    }

    @Test
    void aClockThatWasSetIsToldThreeTimes() {
        Duration second = Duration.ofSeconds(1);
        for (Duration setting : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            assertThat(lookAfter(second, second)).isFalse();
            assertThat(lookAfter(setting, second)).isTrue();
            assertThat(lookAfter(second, second)).isTrue();
            assertThat(lookAfter(second, second)).isTrue();
            assertThat(lookAfter(second, second)).isFalse();
        }
    }

    @Test
    void aClockThatIsSlewedIsFollowed() {
        for (int hour = 0; hour < 24; hour++)
            assertThat(lookAfter(Duration.ofMinutes(60).plusSeconds(1), Duration.ofMinutes(60)))
                    .isFalse();
    }
}
