package tingxu.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.wire.HallId;
import tingxu.wire.TicketId;

import java.nio.charset.StandardCharsets;

class TicketSignerTest {

    private static final byte[] KEY = "sixteen bytes of key".getBytes(StandardCharsets.US_ASCII);
    private static final TicketId TICKET = TicketId.parse("2026-11-22-A017");

    private final TicketSigner signer = new TicketSigner(new HallId("demo"), KEY);

    @Test
    void theTextNamesTheTicketAndIsSigned() {
        assertThat(signer.sign(TICKET)).matches("TX1\\.demo\\.20261122\\.A017\\.[A-Z2-7]{10}");
        assertThat(signer.check(signer.sign(TICKET))).contains(TICKET);
    }

    @Test
    void withAnAddressBeforeItItIsTheSameTicketForWhoeverReadsIt() {
        String text = signer.at("https://hall.example/t/").sign(TICKET);
        assertThat(text).isEqualTo("https://hall.example/t/" + signer.sign(TICKET));
        assertThat(signer.check(text)).contains(TICKET);
        assertThat(signer.check(text.replace("A017", "A018"))).isEmpty();
        assertThat(signer.check("ftp" + text.substring(5))).isEmpty();
        assertThat(signer.check(text + "/more")).isEmpty();
    }

    @Test
    void anotherNumberUnderTheSameSignatureIsNoTicket() {
        assertThat(signer.check(signer.sign(TICKET).replace("A017", "A018"))).isEmpty();
    }

    @Test
    void anyChangedLetterOfTheSignatureIsSeen() {
        String text = signer.sign(TICKET);
        for (int i = text.length() - 10; i < text.length(); i++) {
            StringBuilder forged = new StringBuilder(text);
            forged.setCharAt(i, forged.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(signer.check(forged.toString())).isEmpty();
        }
    }

    @Test
    void aTicketOfAnotherHallOrKeyIsNone() {
        TicketSigner other = new TicketSigner(new HallId("other"), KEY);
        TicketSigner rekeyed =
                new TicketSigner(
                        new HallId("demo"),
                        "another key, as long".getBytes(StandardCharsets.UTF_8));

        assertThat(signer.check(other.sign(TICKET))).isEmpty();
        assertThat(signer.check(rekeyed.sign(TICKET))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A017",
                "http://example.org/TX1.demo.20261122.A017.AAAAAAAAAA",
                "TX1.demo.20261122.A017",
                "TX1.demo.20261122.A017.",
                "TX1.demo.20261122.A017.AAAAAAAAAA.more",
                "TX2.demo.20261122.A017.AAAAAAAAAA",
                "TX1.demo.20261122.A017.号票号票号票号票号票"
            })
    void whatIsNoTicketIsRefusedQuietly(String text) {
        assertThat(signer.check(text)).isEmpty();
        assertThat(signer.check(text + "x".repeat(10_000))).isEmpty();
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new TicketSigner(new HallId("demo"), new byte[15]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
