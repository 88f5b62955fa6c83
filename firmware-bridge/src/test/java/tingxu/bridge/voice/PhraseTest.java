package tingxu.bridge.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

    @Test
    void aCallIsReadDigitByDigitAndShownInCharacters() {
        Phrase call = Phrase.call("A023", 5, 0);

        assertThat(call.clips())
                .containsExactly(
                        "chime",
                        "please",
                        "letter-a",
                        "digit-0",
                        "digit-2",
                        "digit-3",
                        "number",
                        "to",
                        "digit-5",
                        "number",
                        "window");
        assertThat(call.caption()).isEqualTo("请A023号到5号窗口");
    }

    @ParameterizedTest
    @CsvSource({
        "1, digit-1",
        "9, digit-9",
        "10, ten",
        "12, ten digit-2",
        "20, digit-2 ten",
        "48, digit-4 ten digit-8",
        "100, digit-1 hundred",
        "105, digit-1 hundred digit-0 digit-5",
        "110, digit-1 hundred digit-1 ten",
        "112, digit-1 hundred digit-1 ten digit-2",
        "999, digit-9 hundred digit-9 ten digit-9"
    })
    void aWindowIsReadAsAQuantity(int window, String clips) {
        assertThat(Numerals.counted(window)).containsExactly(clips.split(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1000})
    void aWindowThatCannotBeReadIsRefused(int window) {
        assertThatThrownBy(() -> Phrase.call("A001", window, 0))
                .hasMessage("a window is 1 to 999, not " + window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a023", "A-23", "甲023"})
    void aNumberThatCannotBeSpelledIsRefused(String number) {
        assertThatThrownBy(() -> Phrase.call(number, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A to Z and 0 to 9");
    }

    @Test
    void everyClipThatACallCanNeedIsShipped() throws Exception {
        Clips shipped = Clips.of(null);

        for (char letter = 'A'; letter <= 'Z'; letter++)
            assertThat(shipped.sound(Phrase.call(letter + "0123456789", 1, 0)).count())
                    .isPositive();
        for (int window = 1; window <= Numerals.MOST; window++)
            assertThat(shipped.sound(Phrase.call("A1", window, 0)).count()).isPositive();
    }
}
