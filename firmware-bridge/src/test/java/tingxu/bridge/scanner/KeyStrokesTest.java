package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.port.KeyEvents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class KeyStrokesTest {

    private static final int ENTER = 28;
    private static final int SHIFT = 42;

    private final KeyStrokes keys = new KeyStrokes();
    private final List<String> scans = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        // linux/input-event-codes.h
        "2, 1", "11, 0", "12, -", "13, =", "16, q", "25, p", "26, [", "27, ]", "30, a", "38, l",
        "39, ;", "41, `", "43, \\", "44, z", "50, m", "51, ','", "52, .", "53, /", "55, *", "71, 7",
        "74, -", "78, +", "82, 0", "83, ."
    })
    void aKeyTypesWhatIsPrintedOnIt(int code, String typed) {
        press(code);
        press(ENTER);
        assertThat(scans).containsExactly(typed);
    }

    @Test
    void shiftHoldsUntilItIsLetGo() {
        key(SHIFT, 1);
        press(20);
        press(45);
        key(SHIFT, 0);
        press(2);
        press(52);
        key(54, 1);
        press(53);
        key(54, 0);
        press(ENTER);
        assertThat(scans).containsExactly("TX1.?");
    }

    @Test
    void releasesRepeatsAndOtherEventsTypeNothing() {
        key(30, 1);
        key(30, 2);
        key(30, 2);
        key(30, 0);
        event(0, 0, 0);
        event(4, 4, 30);
        press(ENTER);
        assertThat(scans).containsExactly("a");
    }

    @Test
    void capsLockTurnsLettersOnly() {
        press(58);
        press(30);
        press(2);
        key(SHIFT, 1);
        press(30);
        key(SHIFT, 0);
        press(58);
        press(30);
        press(ENTER);
        assertThat(scans).containsExactly("A1aa");
    }

    @Test
    void aCodeOfWhichKeysAreLostIsThrownAwayToItsEnd() {
        press(3);
        key(SHIFT, 1);
        dropped();
        press(4);
        assertThat(keys.torn()).isTrue();
        assertThat(keys.gathering()).isTrue();
        press(ENTER);
        assertThat(scans).isEmpty();
        press(3);
        press(ENTER);
        assertThat(scans).as("the shift that never came up is forgotten").containsExactly("2");
    }

    @Test
    void aTornCodeWithoutAnEndEndsWhenNothingFollows() {
        press(3);
        dropped();
        press(4);
        assertThat(keys.flush()).isNull();
        assertThat(keys.gathering()).isFalse();
        press(5);
        press(ENTER);
        assertThat(scans).containsExactly("4");
    }

    private void dropped() {
        for (byte b : KeyEvents.dropped()) keys.feed(b);
    }

    @Test
    void everyCharacterOfATicketCanBeTyped() {
        for (char typed = 0x21; typed < 0x7F; typed++) {
            int key = KeyStrokes.keyOf(typed);
            if (key >= KeyStrokes.WITH_SHIFT) key(SHIFT, 1);
            press(key % KeyStrokes.WITH_SHIFT);
            key(SHIFT, 0);
            press(ENTER);
            assertThat(scans.getLast()).isEqualTo(Character.toString(typed));
        }
    }

    @Test
    void aMillionBytesOfNoiseDoNotDeafenIt() {
        Random random = new Random(24);
        for (int i = 0; i < 1_000_000; i++) keys.feed((byte) random.nextInt(256));
        keys.flush();
        key(SHIFT, 0);
        key(54, 0);
        press(3);
        press(ENTER);
        assertThat(scans).containsExactly("2");
    }

    private void press(int code) {
        key(code, 1);
        key(code, 0);
    }

    private void key(int code, int value) {
        event(1, code, value);
    }

    private void event(int type, int code, int value) {
        byte[] event =
                ByteBuffer.allocate(24)
                        .order(ByteOrder.nativeOrder())
                        .putLong(1_700_000_000)
                        .putLong(123_456)
                        .putShort((short) type)
                        .putShort((short) code)
                        .putInt(value)
                        .array();
        for (byte b : event) {
            Scan scan = keys.feed(b);
            if (scan != null) scans.add(scan.text());
        }
    }
}
