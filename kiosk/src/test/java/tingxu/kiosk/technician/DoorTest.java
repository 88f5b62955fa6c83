package tingxu.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.kiosk.profile.Pin;

import java.time.Duration;
import java.time.Instant;

/** Who may come in to the technician's page. */
class DoorTest {

    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private int tokens;
    private final Door door = new Door(new Pin("493817"), () -> now, () -> "token-" + ++tokens);

    @Test
    void theRightPinLetsInUntilNothingIsPressedForThreeMinutes() {
        assertThat(door.isInside(null, true)).isFalse();
        assertThat(door.knock("493817")).isEqualTo(new Door.Answer.Come("token-1"));
        now = now.plus(Door.STAYS).minusSeconds(1);
        assertThat(door.isInside("token-1", false)).isTrue();
        assertThat(door.left()).isEqualTo(Duration.ofSeconds(1));
        assertThat(door.isInside("token-1", true)).isTrue();
        now = now.plus(Door.STAYS).minusSeconds(1);
        assertThat(door.isInside("token-1", false)).isTrue();
        now = now.plusSeconds(1);
        assertThat(door.isInside("token-1", true)).as("too late to stay").isFalse();
        assertThat(door.left()).isZero();
    }

    @Test
    void whoeverComesInNextOrLeavesEndsTheStayBefore() {
        door.knock("493817");
        assertThat(door.knock("493817")).isEqualTo(new Door.Answer.Come("token-2"));
        assertThat(door.isInside("token-1", true)).isFalse();
        door.leave();
        assertThat(door.isInside("token-2", true)).isFalse();
    }

    @Test
    void fiveWrongPinsShutItAndEachTimeForLonger() {
        for (int left = Door.TRIES - 1; left > 0; left--)
            assertThat(door.knock("000000")).isEqualTo(new Door.Answer.Wrong(left));
        assertThat(door.knock("000000")).isEqualTo(new Door.Answer.Shut(Door.SHUT));
        assertThat(door.knock("493817"))
                .as("even the right one")
                .isInstanceOf(Door.Answer.Shut.class);
        Duration shut = Door.SHUT;
        for (int round = 0; round < 8; round++) {
            now = now.plus(shut);
            for (int i = 1; i < Door.TRIES; i++) door.knock("");
            Duration longer = shut.multipliedBy(2);
            shut = longer.compareTo(Door.SHUT_AT_MOST) < 0 ? longer : Door.SHUT_AT_MOST;
            assertThat(door.knock("")).isEqualTo(new Door.Answer.Shut(shut));
        }
        now = now.plus(shut);
        assertThat(door.knock("493817")).isInstanceOf(Door.Answer.Come.class);
        assertThat(door.knock("1")).as("forgiven").isEqualTo(new Door.Answer.Wrong(Door.TRIES - 1));
    }

    @Test
    void aKioskWithoutAPinHasNoDoor() {
        Door none = new Door(null, () -> now, () -> "token");
        assertThat(none.knock("")).isEqualTo(new Door.Answer.NoDoor());
        assertThat(none.isInside("token", true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "1234567890123",
                "49381a",
                "111111",
                "121212",
                "234567",
                "987654"
            })
    void aWeakPinIsRefusedWithoutBeingShown(String weak) {
        assertThatThrownBy(() -> new Pin(weak))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> {
                    if (!weak.isEmpty()) assertThat(refused.getMessage()).doesNotContain(weak);
                });
        assertThat(new Pin("493817")).hasToString("PIN");
    }
}
