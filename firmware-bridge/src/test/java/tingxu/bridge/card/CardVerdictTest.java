package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.Health.Trouble;

class CardVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "90, Good, ''",
        "9F, Good, ''",
        "80, Nothing, ''",
        "91, Nothing, ''",
        "31, CardFails, card-not-verified",
        "32, CardFails, card-not-verified",
        "33, CardFails, card-not-verified",
        "40, CardFails, card-other-kind",
        "41, CardFails, card-unreadable",
        "47, CardFails, card-unreadable",
        "81, CardFails, card-one-at-a-time",
        "10, LineFails, card-reader-garbled",
        "11, LineFails, card-reader-garbled",
        "21, LineFails, card-reader-other-make",
        "23, LineFails, card-reader-other-make",
        "24, LineFails, card-reader-other-make",
        "60, ModuleFails, card-module-refuses",
        "66, ModuleFails, card-module-refuses"
    })
    void everyStatusOfTheTableConcernsSomebodyAndNamesItsRemedy(
            String status, String kind, String remedy) {
        CardVerdict verdict = CardVerdict.of(Integer.parseInt(status, 16));

        assertThat(verdict.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(remedy(verdict)).isEqualTo(remedy);
    }

    @Test
    void aByteThatNoTableHasIsABadLine() {
        assertThat(CardVerdict.of(0x7E)).isInstanceOf(CardVerdict.LineFails.class);
    }

    private static String remedy(CardVerdict verdict) {
        return switch (verdict) {
            case CardVerdict.Good(), CardVerdict.Nothing() -> "";
            case CardVerdict.CardFails(Trouble trouble) -> trouble.remedy();
            case CardVerdict.LineFails(Trouble trouble) -> trouble.remedy();
            case CardVerdict.ModuleFails(Trouble trouble) -> trouble.remedy();
        };
    }
}
