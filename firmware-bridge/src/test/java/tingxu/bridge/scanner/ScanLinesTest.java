package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ScanLinesTest {

    private final ScanLines lines = new ScanLines();

    private List<String> fed(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        for (byte b : bytes) {
            Scan scan = lines.feed(b);
            if (scan != null) texts.add(scan.text());
        }
        return texts;
    }

    private List<String> fed(String text) {
        return fed(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\t", "\r\n\r\n"})
    void everyUsualEndEndsACode(String end) {
        assertThat(fed("TX1.hall" + end + "第二" + end)).containsExactly("TX1.hall", "第二");
    }

    @Test
    void aCodeWithoutAnEndIsGivenWhenNothingFollows() {
        assertThat(fed("TX1.hall")).isEmpty();
        assertThat(lines.gathering()).isTrue();
        assertThat(lines.flush()).isEqualTo(new Scan("TX1.hall"));
        assertThat(lines.gathering()).isFalse();
        assertThat(lines.flush()).isNull();
    }

    @Test
    void chineseIsReadInBothEncodings() {
        assertThat(fed("办事大厅\r".getBytes(StandardCharsets.UTF_8))).containsExactly("办事大厅");
        assertThat(fed("办事大厅\r".getBytes(Charset.forName("GB18030")))).containsExactly("办事大厅");
    }

    @Test
    void ofAHugeCodeTheBeginningIsGivenAndTheNextOneIsWhole() {
        List<String> texts = fed("x".repeat(1_000_000) + "\rnext\r");
        assertThat(texts).hasSize(2);
        assertThat(texts.getFirst()).hasSize(4096);
        assertThat(texts.getLast()).isEqualTo("next");
    }

    @Test
    void controlCharactersDoNotGetThrough() {
        assertThat(fed("a\u0000b\u001B[2Jc\u007F\r")).containsExactly("a\uFFFDb\uFFFD[2Jc\uFFFD");
    }

    @Test
    void bytesThatAreNoTextAreStillAScanThatCanBeRefused() {
        assertThat(fed(new byte[] {(byte) 0xFF, (byte) 0xFF, '\r'})).hasSize(1);
    }

    @Test
    void noiseIsEndedByTheNextEnd() {
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        assertThat(fed(noise)).allSatisfy(text -> assertThat(text).hasSizeBetween(1, 4096));
        fed("\r");
        assertThat(fed("TX1\r")).containsExactly("TX1");
    }

    @Test
    void aScanDoesNotShowItsTextInLogs() {
        assertThat(new Scan("TX1.secret")).hasToString("a scan of 10 characters");
    }
}
