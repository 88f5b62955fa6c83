package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.scanner.ScannerAnswers.Said;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ScannerFramesTest {

    private static final Bytes NEWLAND =
            Bytes.hex(
                    "7E 01 30 30 30 30 40 43 31 31 45 4E 41 31 2C 4D 49 4E 31 32 2C 4D 41 58 32 32"
                            + " 3B 03");
    private static final Bytes NEWLAND_ANSWER =
            Bytes.hex(
                    "02 01 30 30 30 30 40 43 31 31 45 4E 41 31 06 2C 4D 49 4E 31 32 06 2C 4D 41 58"
                            + " 32 32 06 3B 03");
    private static final Bytes GM65_ANSWER = Bytes.hex("02 00 00 01 00 33 31");

    @ParameterizedTest
    @CsvSource({
        "HONEYWELL_TRIGGER, 16 54 0D",
        "HONEYWELL_STOP, 16 55 0D",
        "GM65_TRIGGER, 7E 00 08 01 00 02 01 02 DA",
        "GM65_ASK, 7E 00 07 01 00 2A 02 D8 0F"
    })
    void commandsAreThePublishedBytes(ScannerFrames frame, String published) {
        assertThat(frame.bytes).isEqualTo(Bytes.hex(published));
    }

    @Test
    void theManualsExamplesAreBuiltByteForByte() {
        assertThat(ScannerFrames.newland('@', "C11ENA1,MIN12,MAX22")).isEqualTo(NEWLAND);
        assertThat(SimulatedScanner.newland(NEWLAND)).isEqualTo(NEWLAND_ANSWER);
        assertThat(ScannerFrames.gm65(0x08, 0x00D9, Bytes.of(0xD3)))
                .isEqualTo(Bytes.hex("7E 00 08 01 00 D9 D3 20 38"));
    }

    @Test
    void publishedAnswersAreTakenOutOfTheStreamOfCodes() {
        assertThat(said(ScannerMake.NEWLAND, NEWLAND_ANSWER)).endsWith(Said.ANSWER);
        assertThat(said(ScannerMake.GM65, GM65_ANSWER)).endsWith(Said.ANSWER);
        assertThat(said(ScannerMake.GM65, Bytes.hex("02 00 00 01 00 AB CD"))).endsWith(Said.ANSWER);
        assertThat(said(ScannerMake.GM65, Bytes.hex("02 00 00 01 00 33 30"))).endsWith(Said.NOISE);
        assertThat(said(ScannerMake.LINE, GM65_ANSWER)).containsOnly(Said.CODE);
    }

    @Test
    void everySingleBentBitOfACheckedAnswerIsNoticed() {
        for (int bit = 8; bit < GM65_ANSWER.length() * 8; bit++) {
            byte[] bent = GM65_ANSWER.toArray();
            bent[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(said(ScannerMake.GM65, Bytes.copyOf(bent)))
                    .as("bit %s", bit)
                    .doesNotContain(Said.ANSWER);
        }
    }

    @Test
    void aMillionBytesOfNoiseDoNotDeafenIt() {
        for (ScannerMake make : List.of(ScannerMake.GM65, ScannerMake.NEWLAND)) {
            ScannerAnswers answers = new ScannerAnswers(make);
            Random random = new Random(65);
            for (int i = 0; i < 1_000_000; i++)
                answers.feed(random.nextInt(8) == 0 ? 0x02 : random.nextInt(256), false);
            answers.reset();
            Bytes good = make == ScannerMake.GM65 ? GM65_ANSWER : NEWLAND_ANSWER;
            Said last = Said.NOISE;
            for (int i = 0; i < good.length(); i++) last = answers.feed(good.at(i), false);
            assertThat(last).isEqualTo(Said.ANSWER);
        }
    }

    private static List<Said> said(ScannerMake make, Bytes bytes) {
        ScannerAnswers answers = new ScannerAnswers(make);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i++) said.add(answers.feed(bytes.at(i), false));
        return said;
    }
}
