package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.card.CardFrames.Status;
import tingxu.bridge.frame.Bytes;

class CardFramesTest {

    @ParameterizedTest
    @CsvSource({
        "RESET,       AA AA AA 96 69 00 03 10 FF EC",
        "STATUS,      AA AA AA 96 69 00 03 11 FF ED",
        "MODULE_ID,   AA AA AA 96 69 00 03 12 FF EE",
        "FIND,        AA AA AA 96 69 00 03 20 01 22",
        "SELECT,      AA AA AA 96 69 00 03 20 02 21",
        "READ,        AA AA AA 96 69 00 03 30 01 32",
        "NEW_ADDRESS, AA AA AA 96 69 00 03 30 03 30",
        "AT_115200,   AA AA AA 96 69 00 03 60 00 63",
        "AT_57600,    AA AA AA 96 69 00 03 60 01 62",
        "AT_38400,    AA AA AA 96 69 00 03 60 02 61",
        "AT_19200,    AA AA AA 96 69 00 03 60 03 60",
        "AT_9600,     AA AA AA 96 69 00 03 60 04 67"
    })
    void commandsAreThePublishedBytes(CardFrames command, String published) {
        assertThat(command.frame()).isEqualTo(Bytes.hex(published));
    }

    @ParameterizedTest
    @CsvSource({
        "DONE,                  AA AA AA 96 69 00 04 00 00 90 94",
        "FOUND,                 AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97",
        "DONE,                  AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C",
        "NO_CARD,               AA AA AA 96 69 00 04 00 00 80 84",
        "SELECT_FAILED,         AA AA AA 96 69 00 04 00 00 81 85",
        "READ_FAILED,           AA AA AA 96 69 00 04 00 00 41 45",
        "CARD_REJECTS_MODULE,   AA AA AA 96 69 00 04 00 00 31 35",
        "MODULE_REJECTS_CARD,   AA AA AA 96 69 00 04 00 00 32 36",
        "NOT_ON_CARD,           AA AA AA 96 69 00 04 00 00 91 95",
        "CHECKSUM_WRONG,        AA AA AA 96 69 00 04 00 00 10 14",
        "LENGTH_WRONG,          AA AA AA 96 69 00 04 00 00 11 15",
        "COMMAND_WRONG,         AA AA AA 96 69 00 04 00 00 21 25",
        "SELF_TEST_FAILED,      AA AA AA 96 69 00 04 00 00 60 64",
        "MODULE_NOT_AUTHORISED, AA AA AA 96 69 00 04 00 00 66 62",
        "NOT_IN_TABLE,          AA AA AA 96 69 00 04 00 00 7E 7A"
    })
    void publishedAnswersAreUnderstood(Status status, String published) {
        assertThat(CardFramerTest.cuts(CardFrames.SELECT, Bytes.hex(published)))
                .singleElement()
                .isInstanceOfSatisfying(
                        CardFramer.Whole.class,
                        whole -> assertThat(whole.answer().status()).isEqualTo(status));
    }

    @Test
    void theModuleTellsItsNumberAsPrinted() {
        Bytes said =
                Bytes.hex(
                        "AA AA AA 96 69 00 14 00 00 90 05 00 03 00 05 25 35 01 15 CD 5B 07 2A 00 00"
                                + " 00 38");
        assertThat(CardFramerTest.cuts(CardFrames.MODULE_ID, said))
                .singleElement()
                .isInstanceOfSatisfying(
                        CardFramer.Whole.class,
                        whole ->
                                assertThat(whole.answer().moduleName())
                                        .isEqualTo("05.03-20260101-123456789-000000042"));
    }
}
