package tingxu.bridge.board.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

import java.util.Random;

class DigitsFramesTest {

    /** What another maker's program answers to these was seen on a wire. */
    private static final Bytes QUESTION = Bytes.hex("01 10 00 70 00 03 06 20 41 30 30 32 33 85 BE");

    private static final Bytes ANSWER = Bytes.hex("01 10 00 70 00 03 81 D3");
    private static final DigitsDialect DIALECT = new DigitsDialect(DigitsProfile.LED_485);

    @Test
    void aNumberIsWrittenAsAnotherMakersProgramReadIt() {
        assertThat(DIALECT.show(BoardFace.number("A0023"))).isEqualTo(QUESTION);
        assertThat(DigitsFrames.WRITE_ONE.frame(1, Bytes.of(0, 0, 0, 0x17)))
                .isEqualTo(Bytes.hex("01 06 00 00 00 17 C9 C4"));
    }

    @ParameterizedTest
    @CsvSource({"A001, '  A001'", "A1234567, 234567", "'', '      '"})
    void aNumberStandsRightAndALongOneKeepsItsEnd(String number, String shown) {
        Bytes frame = DIALECT.show(number.isEmpty() ? BoardFace.free() : BoardFace.number(number));

        assertThat(frame.slice(7, 13)).isEqualTo(Bytes.ascii(shown));
    }

    @Test
    void anOddBoardIsFilledUpToWholeRegistersAtTheLeft() {
        DigitsProfile five = new DigitsProfile(9, 5, DigitsProfile.LED_485.answerLimit());
        Bytes frame = new DigitsDialect(five).show(BoardFace.number("A001"));

        assertThat(frame.slice(7, 13)).isEqualTo(Bytes.ascii("  A001"));
        assertThat(frame.at(0)).isEqualTo(9);
    }

    @Test
    void theAnswerIsHeardInPiecesOfEverySizeAndAfterAnyJunk() {
        for (int junk = 0; junk < 20; junk++) {
            Bytes heard = Bytes.copyOf(new byte[junk]).plus(ANSWER);
            for (int cut = 0; cut <= heard.length(); cut++) {
                Hearing ears = DIALECT.hearing(QUESTION);
                assertThat(yes(ears, heard.slice(0, cut)) + yes(ears, heard.from(cut))).isOne();
            }
        }
    }

    @Test
    void aBentAnswerIsNone() {
        for (int at = 0; at < ANSWER.length(); at++)
            for (int bit = 1; bit < 256; bit <<= 1) {
                byte[] bent = ANSWER.toArray();
                bent[at] ^= (byte) bit;
                assertThat(yes(DIALECT.hearing(QUESTION), Bytes.copyOf(bent))).isZero();
            }
    }

    @Test
    void ourOwnQuestionComingBackIsNoAnswer() {
        assertThat(yes(DIALECT.hearing(QUESTION), QUESTION)).isZero();
    }

    @Test
    void aBoardThatRefusesSaysWhy() {
        Hearing ears = DIALECT.hearing(QUESTION);
        Answer said = null;
        Bytes refusal = DigitsFrames.refusal(1, 0x10, 6);
        for (int i = 0; i < refusal.length(); i++) said = ears.feed(refusal.at(i));

        assertThat(said).isEqualTo(new Answer.No("设备忙", "the board is busy", true));
        assertThat(DigitsRefusal.of(77).en()).isEqualTo("an unknown error");
    }

    @Test
    void aMillionBytesOfNoiseLeaveTheEarsOpen() {
        Random random = new Random(485);
        Hearing ears = DIALECT.hearing(QUESTION);
        int heard = 0;
        byte[] noise = new byte[10_000];
        for (int round = 0; round < 100; round++) {
            random.nextBytes(noise);
            for (byte b : noise) if (ears.feed(b & 0xFF) instanceof Answer.Yes) heard += 1_000;
            heard += yes(ears, ANSWER);
        }
        assertThat(heard).isEqualTo(100);
    }

    @Test
    void aProfileRefusesToBeWrong() {
        assertThatThrownBy(() -> DigitsProfile.LED_485.at(248)).hasMessageContaining("not 248");
        assertThatThrownBy(() -> new DigitsProfile(1, 1, DigitsProfile.LED_485.answerLimit()))
                .hasMessageContaining("2 to 16 digits");
    }

    private static int yes(Hearing ears, Bytes heard) {
        int yes = 0;
        for (int i = 0; i < heard.length(); i++)
            if (ears.feed(heard.at(i)) instanceof Answer.Yes) yes++;
        return yes;
    }
}
