package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
        assertThat(String.join(" ", play(name, Replay.text("card/" + name)))).isEqualTo(told);
    }

    @Test
    void aCardIsReadInWhateverPiecesTheLineDeliversIt() throws IOException {
        String whole = Replay.text("card/read-ok");
        for (int size : List.of(1, 2, 3, 5, 7, 13, 64, 255, 1000, 1294))
            assertThat(play("pieces of " + size, inPieces(whole, size)))
                    .as("pieces of %s bytes", size)
                    .containsExactly("CardSeen", "CardRead", "CardGone");
    }

    private static List<String> play(String name, String session) {
        ReplayPort port = new ReplayPort(name, session);
        List<CardEvent> events = new CopyOnWriteArrayList<>();
        Replay.play(
                port,
                line -> {
                    CardReader reader =
                            new CardReader(
                                    new DeviceId(name),
                                    line,
                                    port.clock(),
                                    events::add,
                                    health -> {});
                    reader.start();
                    return reader;
                });
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
}
