package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Recorded conversations, played again. A trace from a hall becomes a row here. */
@Timeout(30)
class CardSessionsTest {

    @ParameterizedTest
    @CsvSource({
        "read-ok, CardSeen CardRead CardGone",
        "no-card, ''",
        "removed-mid-read, CardSeen CardTrouble CardGone",
        "bent-preamble, CardSeen CardRead CardGone",
        "foreigner, CardSeen CardRead CardGone",
        "deaf-then-back, ''"
    })
    void aRecordedConversationEndsAsItDidThen(String name, String told) throws IOException {
        assertThat(String.join(" ", play(name, session(name)))).isEqualTo(told);
    }

    @Test
    void aCardIsReadInWhateverPiecesTheLineDeliversIt() throws IOException {
        String whole = session("read-ok");
        for (int size : List.of(1, 2, 3, 5, 7, 13, 64, 255, 1000, 1294))
            assertThat(play("pieces of " + size, inPieces(whole, size)))
                    .as("pieces of %s bytes", size)
                    .containsExactly("CardSeen", "CardRead", "CardGone");
    }

    private static List<String> play(String name, String session) {
        ReplayPort port = new ReplayPort(name, session);
        List<CardEvent> events = new CopyOnWriteArrayList<>();
        AtomicBoolean used = new AtomicBoolean();
        try (CardReader reader =
                new CardReader(
                        new DeviceId(name),
                        () -> {
                            if (used.getAndSet(true)) throw new PortGone(name, "played once");
                            return port;
                        },
                        port.clock(),
                        events::add,
                        health -> {})) {
            reader.start();
            await().atMost(Duration.ofSeconds(10)).until(port::over);
        }
        port.check();
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    /** The same conversation, what the device says cut anew. */
    private static String inPieces(String session, int size) {
        List<String> lines = new ArrayList<>();
        Bytes said = Bytes.NONE;
        for (String line : session.lines().toList()) {
            if (line.startsWith("<")) {
                said = said.plus(Bytes.hex(line.substring(1)));
            } else {
                cut(said, size, lines);
                said = Bytes.NONE;
                lines.add(line);
            }
        }
        cut(said, size, lines);
        return String.join("\n", lines);
    }

    private static void cut(Bytes said, int size, List<String> lines) {
        for (int i = 0; i < said.length(); i += size)
            lines.add("< " + said.slice(i, Math.min(said.length(), i + size)));
    }

    private static String session(String name) throws IOException {
        try (var text = CardSessionsTest.class.getResourceAsStream("/card/" + name + ".session")) {
            if (text == null) throw new IOException("no session " + name);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
