package tingxu.kiosk.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.wire.HallId;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.TicketId;
import tingxu.wire.seal.TicketSigner;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What scanned codes mean, and how the strange ones are refused. */
final class CodesTest {

    private static final HallId HALL = new HallId("demo");
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final TicketId TICKET = TicketId.parse("2026-11-22-A001");

    private final TicketSigner signer = new TicketSigner(HALL, KEY);
    private final Codes codes =
            new Codes(HALL, KEY, GuideFile.shipped(new Pinyin()), signer::check);

    CodesTest() throws FileWrong {}

    @Test
    void aTicketOfThisHall() {
        assertThat(codes.read(signer.sign(TICKET) + "\r\n"))
                .isEqualTo(new Sensed.TicketScanned(TICKET));
    }

    @Test
    void aTicketWhoseCodeIsAnAddressForPhones() {
        String text = signer.at("https://hall.example/t/").sign(TICKET);
        assertThat(codes.read(text)).isEqualTo(new Sensed.TicketScanned(TICKET));
        assertThat(refusal(text.replace("TX1.demo", "TX1.other"))).contains("别的大厅");
        assertThat(refusal(text.replace("A001", "A002"))).contains("核对不上");
    }

    @Test
    void anItemOfThisHallsGuide() {
        assertThat(codes.read("TXI1.demo.passport"))
                .isEqualTo(new Sensed.ItemScanned(new ItemId("passport"), new LineId("household")));
    }

    @Test
    void anIdentityNumberIsMaskedAndMarkedAtOnce() {
        var person = (Sensed.PersonScanned) codes.read("810000199901010014");
        assertThat(person.holder().mask()).isEqualTo("8100************14");
        assertThat(person.holder().hmac()).matches("[0-9a-f]{64}");
        assertThat(person.toString()).doesNotContain("19990101");
    }

    @ParameterizedTest(name = "code \"{0}\"")
    @CsvSource({
        "TX1.other.20261122.A001.AAAAAAAAAA, 别的大厅",
        "TX1.demo.20261122.A001.AAAAAAAAAA, 核对不上",
        "TX1.demo.., 核对不上",
        "TXI1.demo.moon, 没有这个事项",
        "TXI1.other.passport, 没有这个事项",
        "https://q.example/t/A001, 网址",
        "HTTP://q.example, 网址",
        "810000199901010015, 认不出",
        "hello, 认不出",
        "'', 认不出"
    })
    void whatIsNoneOfTheseIsRefusedInWords(String text, String sentence) {
        assertThat(refusal(text)).contains(sentence);
    }

    @Test
    void aForgedTicketDiffersInOneLetter() {
        String good = signer.sign(TICKET);
        for (int i = 0; i < good.length(); i++) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            String forged = good.substring(0, i) + other + good.substring(i + 1);
            assertThat(codes.read(forged)).isInstanceOf(Sensed.ScanRefused.class);
        }
    }

    @Test
    void hugeAndBinaryCodesAreRefused() {
        assertThat(refusal("x".repeat(4_000))).contains("太长");
        assertThat(refusal("a\u0000b")).contains("认不出");
    }

    @Test
    void whateverIsScannedIsAnswered() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            String head = random.nextBoolean() ? "TX1.demo." : "";
            assertThat(codes.read(head + new String(bytes, StandardCharsets.UTF_8)))
                    .isInstanceOf(Sensed.ScanRefused.class);
        }
    }

    private String refusal(String text) {
        return ((Sensed.ScanRefused) codes.read(text)).why().zh();
    }
}
