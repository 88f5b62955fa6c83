package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

@DisplayName("Whoever asks may ask so often a second, and no more")
class QuotaTest {

    private static final int A_SECOND = 5;

    private long nanos = Long.MAX_VALUE - 1_000; // a clock that soon runs over, as nanoTime may
    private final Quota quota = new Quota(A_SECOND, () -> nanos);

    private int granted(String who, int tries) {
        return (int) IntStream.range(0, tries).filter(_ -> quota.take(who)).count();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void twoSecondsWorthMayComeAtOnceAndThenNoMore() {
        assertThat(granted("wang", 100)).isEqualTo(2 * A_SECOND);
    }

    @Test
    void whatIsUsedUpComesBackInTimeAndNoMoreThanTwoSecondsWorth() {
        granted("wang", 100);
        pass(Duration.ofMillis(190));
        assertThat(granted("wang", 100)).as("a fifth of a second is not over").isZero();
        pass(Duration.ofMillis(20));
        assertThat(granted("wang", 100)).isEqualTo(1);
        pass(Duration.ofMillis(1_010));
        assertThat(granted("wang", 100)).isEqualTo(A_SECOND);
        pass(Duration.ofHours(1));
        assertThat(granted("wang", 100)).isEqualTo(2 * A_SECOND);
    }

    @Test
    void whoKeepsAskingIsNotKeptOutForIt() {
        granted("wang", 100);
        int all = 0;
        for (int tenth = 0; tenth < 100; tenth++) {
            pass(Duration.ofMillis(100));
            all += granted("wang", 3);
        }
        assertThat(all).isEqualTo(10 * A_SECOND);
    }

    @Test
    void whatOneUsesUpNobodyElseLacks() {
        granted("wang", 100);
        assertThat(granted("zhao", 100)).isEqualTo(2 * A_SECOND);
    }

    @Test
    void ofVeryManyTheLatestAreRemembered() {
        granted("wang", 100);
        for (int i = 0; i < 4_095; i++) quota.take("other " + i);
        assertThat(granted("wang", 100)).as("still known").isZero();
        for (int i = 0; i < 4_096; i++) quota.take("another " + i);
        assertThat(quota.remembered()).isEqualTo(4_096);
        assertThat(granted("wang", 100)).as("forgotten").isEqualTo(2 * A_SECOND);
    }
}
