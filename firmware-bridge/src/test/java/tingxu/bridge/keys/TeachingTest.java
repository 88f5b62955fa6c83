package tingxu.bridge.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tingxu.bridge.keys.Teaching.Lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A technician teaches a pad its keys. */
class TeachingTest {

    private static final List<String> LEVELS = List.of("5", "4", "3", "2", "1");

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Teaching teaching = tell(Teaching.begin(LEVELS, now));

    @Test
    void eachKeyIsPressedInTurnAndTheMapIsLearnt() {
        for (char key : "54321".toCharArray()) press(key);

        assertThat(told)
                .containsExactly(
                        "Ask[meaning=5]",
                        "Ask[meaning=4]",
                        "Ask[meaning=3]",
                        "Ask[meaning=2]",
                        "Ask[meaning=1]",
                        "Done[keys=31=1 32=2 33=3 34=4 35=5]");
        assertThat(teaching.over()).isTrue();
        assertThat(KeyMap.parse(teaching.learnt().toString(), LEVELS)).isEqualTo(teaching.learnt());
    }

    @Test
    void aKeyThatIsHeldDownIsPressedOnce() {
        for (int i = 0; i < 20; i++) {
            hear(0x41);
            now = now.plusMillis(100);
        }
        assertThat(told).containsExactly("Ask[meaning=5]", "Ask[meaning=4]");
    }

    @Test
    void aKeyThatHasItsMeaningIsRefusedAndAskedAgain() {
        press('A');
        press('A');
        press('B');
        assertThat(told)
                .containsExactly(
                        "Ask[meaning=5]",
                        "Ask[meaning=4]",
                        "Twice[meaning=4, already=5]",
                        "Ask[meaning=3]");
    }

    @Test
    void aPadWithThreeKeysIsTaughtThree() {
        press('A');
        skip();
        press('B');
        skip();
        press('C');
        assertThat(teaching.learnt()).hasToString("41=5 42=3 43=1");
        assertThat(told).last().isEqualTo("Done[keys=41=5 42=3 43=1]");
    }

    @Test
    void whoGoesAwayLeavesNoMap() {
        press('A');
        now = now.plus(Teaching.PATIENCE);
        teaching = tell(teaching.woken(now));
        assertThat(told).last().isEqualTo("GaveUp[meaning=4]");
        press('B');
        assertThat(told).hasSize(3);
        assertThat(teaching.over()).isTrue();
    }

    @Test
    void aMapInAFileIsReadStrictly() {
        for (String wrong : List.of("", "31", "31=6", "1=5", "31=5 31=4", "31=5 32=5", "GG=5"))
            assertThatThrownBy(() -> KeyMap.parse(wrong, LEVELS))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        assertThat(KeyMap.parse(" 0a=1  FF=5 ", LEVELS)).hasToString("0A=1 FF=5");
    }

    private void press(int code) {
        now = now.plusSeconds(1);
        hear(code);
    }

    private void hear(int code) {
        teaching = tell(teaching.heard(code, now));
    }

    private void skip() {
        teaching = tell(teaching.without(now));
    }

    private Teaching tell(Teaching.Turn turn) {
        Lesson lesson = turn.lesson();
        if (lesson != null) told.add(lesson.toString());
        return turn.next();
    }
}
