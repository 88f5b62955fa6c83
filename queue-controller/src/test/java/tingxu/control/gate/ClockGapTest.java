package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class ClockGapTest {

    private static final Instant HALL = Instant.parse("2026-11-22T01:00:00Z");
    private static final Instant KIOSK = Instant.parse("1970-01-01T00:10:00Z");

    private final ClockGap gap = new ClockGap();

    @Test
    void aWrongClockMakesNothingOld() {
        assertThat(gap.age(KIOSK, HALL)).isZero();
        assertThat(gap.age(KIOSK.plusSeconds(60), HALL.plusSeconds(60))).isZero();
    }

    @Test
    void whatWasOnItsWayForAnHourIsAnHourOld() {
        gap.age(KIOSK, HALL);

        assertThat(gap.age(KIOSK.minusSeconds(3600), HALL)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theSwiftestMessageCounts() {
        gap.age(KIOSK, HALL.plusSeconds(5));
        gap.age(KIOSK, HALL);

        assertThat(gap.age(KIOSK, HALL.plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aNewBirthBeginsAnew() {
        gap.age(KIOSK, HALL);
        gap.forget();

        assertThat(gap.age(KIOSK.minusSeconds(3600), HALL)).isZero();
    }

    @Test
    void anAnswerOnASlowLineTellsHowSlowItWasAtMost() {
        gap.answered(KIOSK, HALL.plusSeconds(20), Duration.ofSeconds(20));

        assertThat(gap.age(KIOSK, HALL.plusSeconds(20))).as("as slow as the answer").isZero();
        assertThat(gap.oldest(KIOSK, HALL.plusSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aSwiftAnswerLeavesNoDoubt() {
        gap.answered(KIOSK, HALL.plusSeconds(20), Duration.ofSeconds(20));
        gap.answered(KIOSK, HALL, Duration.ZERO);

        assertThat(gap.oldest(KIOSK, HALL.plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }
}
