package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.bridge.card.CardFrames.Status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

class CardPageTest {

    private static final byte[] KEY =
            "a key for this test only".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** Written by hand from the published tables: byte offsets, not our own layout. */
    private static byte[] text(Object... offsetsAndWords) {
        byte[] text = " ".repeat(128).getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i < offsetsAndWords.length; i += 2) {
            byte[] words = ((String) offsetsAndWords[i + 1]).getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(words, 0, text, (int) offsetsAndWords[i], words.length);
        }
        return text;
    }

    private static byte[] citizen() {
        return text(
                0,
                "张三",
                30,
                "1",
                32,
                "01",
                36,
                "19491231",
                52,
                "某市某路一号",
                122,
                "11010519491231002X",
                158,
                "某市公安局",
                188,
                "20060101",
                204,
                "长期");
    }

    private static CardAnswer answer(byte[] text) {
        byte[] data = Arrays.copyOf(new byte[] {1, 0, 4, 0}, 260);
        System.arraycopy(text, 0, data, 4, 256);
        return new CardAnswer(Status.DONE, data, 4 + 256 + 1024);
    }

    private static IdCard card(byte[] text) {
        CardPage.Reading reading = CardPage.read(answer(text));
        assertThat(reading).isInstanceOf(CardPage.Good.class);
        return ((CardPage.Good) reading).card();
    }

    private static void assertBad(byte[] text, String why) {
        assertThat(CardPage.read(answer(text))).isEqualTo(new CardPage.Bad(why));
    }

    @Test
    void aCitizensCardValidForLifeNeverExpires() {
        IdCard card = card(citizen());
        assertThat(card.kind()).isEqualTo(CardKind.CITIZEN);
        assertThat(card.mask()).isEqualTo("1101************2X");
        assertThat(card.expired(LocalDate.MAX)).isFalse();
        assertThat(card.age(LocalDate.of(2026, 12, 30))).isEqualTo(76);
        assertThat(card.age(LocalDate.of(2026, 12, 31))).isEqualTo(77);
    }

    @Test
    void aResidentsCardOfHongKongIsRead() {
        IdCard card =
                card(
                        text(
                                0,
                                "李四",
                                30,
                                "1",
                                36,
                                "19990101",
                                122,
                                "810000199901010014",
                                188,
                                "20240102",
                                204,
                                "20290102",
                                220,
                                "H12345678",
                                238,
                                "01",
                                248,
                                "J"));
        assertThat(card.kind()).isEqualTo(CardKind.HK_MACAU_TAIWAN_RESIDENT);
        assertThat(card.mask()).isEqualTo("8100************14");
        assertThat(card.expired(LocalDate.of(2029, 1, 2))).isFalse();
        assertThat(card.expired(LocalDate.of(2029, 1, 3))).isTrue();
    }

    @Test
    void aForeignersCardOf2017HasFifteenCharacters() {
        IdCard card =
                card(
                        text(
                                0,
                                "DOE, JANE",
                                120,
                                "2",
                                122,
                                "XXX110000010199",
                                152,
                                "XXX",
                                158,
                                "某某",
                                188,
                                "20180101",
                                204,
                                "20280101",
                                220,
                                "19800101",
                                236,
                                "01",
                                240,
                                "1500",
                                248,
                                "I"));
        assertThat(card.kind()).isEqualTo(CardKind.FOREIGNER_2017);
        assertThat(card.mask()).isEqualTo("XXX1*********99");
        assertThat(card.age(TODAY)).isEqualTo(46);
    }

    @Test
    void aForeignersCardOf2023IsRead() {
        IdCard card =
                card(
                        text(
                                0,
                                "某某",
                                30,
                                "1",
                                32,
                                "00",
                                36,
                                "19850101",
                                52,
                                "DOE, JOHN",
                                122,
                                "911156198501010012",
                                188,
                                "20240101",
                                204,
                                "20340101",
                                242,
                                "XXX",
                                248,
                                "Y"));
        assertThat(card.kind()).isEqualTo(CardKind.FOREIGNER_2023);
        assertThat(card.mask()).isEqualTo("9111************12");
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN, 11010519491231002X, 1949-12-31",
        "HK_MACAU_TAIWAN_RESIDENT, 830000199901010018, 1999-01-01",
        "FOREIGNER_2017, XXX110000010199, 1980-01-01",
        "FOREIGNER_2023, 911156198501010012, 1985-01-01"
    })
    void aMadeUpCardIsReadAsWhatItIs(CardKind kind, String number, LocalDate birth) {
        CardText madeUp = new CardText(kind, "某某", number, birth, LocalDate.of(2020, 1, 1), TODAY);
        IdCard card = card(madeUp.encode());
        assertThat(card.kind()).isEqualTo(kind);
        assertThat(card.mask())
                .startsWith(number.substring(0, 4))
                .endsWith(number.substring(number.length() - 2));
        assertThat(card.expired(TODAY)).isFalse();
        assertThat(card.expired(TODAY.plusDays(1))).isTrue();
        assertThat(madeUp.toString()).doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310020",
                "11010519491231002x",
                "1101051949123100 X",
                "12010519491231002X",
                "１1010519491231002X",
                "                  "
            })
    void aNumberThatBreaksItsRuleIsNotTaken(String number) {
        byte[] text = citizen();
        byte[] words = number.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(words, 0, text, 122, 36);
        assertBad(text, "a number that breaks its rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "440524188001010014",
                "810000199901010014",
                "820000199901010016",
                "830000199901010018",
                "911156198501010012"
            })
    void theStandardsOwnExamplesAndMadeUpNumbersObeyTheRule(String number) {
        assertThat(IdNumber.isValid(number.toCharArray())).isTrue();
    }

    @Test
    void impossibleDatesAndUnknownLettersAreNotTaken() {
        assertBad(with(citizen(), 36, "19491301"), "no date of birth");
        assertBad(with(citizen(), 204, "20260230"), "no date of expiry");
        assertBad(with(citizen(), 204, "        "), "no date of expiry");
        assertBad(with(citizen(), 248, "Z"), "a card of unknown kind");
    }

    @Test
    void lengthsThatDoNotAddUpAreNotTaken() {
        assertThat(CardPage.read(new CardAnswer(Status.DONE, new byte[0], 0)))
                .isEqualTo(new CardPage.Bad("too short"));
        assertThat(CardPage.read(new CardAnswer(Status.DONE, new byte[260], 1284)))
                .isEqualTo(new CardPage.Bad("text of 0 and photo of 0 bytes"));
    }

    @Test
    void theMarkIsThatOfTheStandardAlgorithm() {
        IdCard card = card(citizen());
        // printf 11010519491231002X | openssl dgst -sha256 -hmac 'a key for this test only'
        assertThat(card.hmac(KEY))
                .isEqualTo("5f649c019c355559bb2d3e73785aad64d2f35ef375cbfd1fe8ab0726cb2fb816");
        assertThatThrownBy(() -> card.hmac(new byte[15])).hasMessageContaining("16 bytes");
    }

    @Test
    void aForgottenCardIsWiped() {
        char[] number = "11010519491231002X".toCharArray();
        IdCard card = new IdCard(CardKind.CITIZEN, number, TODAY, null);
        assertThat(card).hasToString("CITIZEN 1101************2X");
        card.forget();
        assertThat(number).containsOnly('\0');
        assertThat(card).hasToString("CITIZEN forgotten");
        assertThatThrownBy(card::mask).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> card.hmac(KEY)).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] with(byte[] text, int offset, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(bytes, 0, text, offset, bytes.length);
        return text;
    }
}
