package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;
import tingxu.bridge.port.Session;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recorded conversations, played again. A trace from a hall becomes a row here. */
@Timeout(30)
class CardSessionsTest {

    private static final String EXPECT = "# expect";

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

    static List<String> recorded() throws IOException {
        return Replay.names("card", EXPECT);
    }

    /** A file dropped into the folder, with what it told then, is a test. */
    @ParameterizedTest
    @MethodSource("recorded")
    void aRecordingEndsAsItDidThen(String name) throws IOException {
        String text = Replay.text("card/" + name);
        List<String> told = Replay.marked(text, EXPECT);
        List<String> expected =
                told.getFirst().isEmpty() ? List.of() : List.of(told.getFirst().split(" "));
        // The end of the recording is the loss of the line, which a card does not outlive.
        assertThat(play(name, text)).startsWith(expected.toArray(new String[0]));
    }

    @Test
    void aCardIsReadInWhateverPiecesTheLineDeliversIt() throws IOException {
        List<Session.Step> whole = Replay.whole(Replay.text("card/read-ok"));
        for (int size : List.of(1, 2, 3, 5, 7, 13, 64, 255, 1000, 1294))
            assertThat(play("pieces of " + size, Replay.inPieces(whole, size)))
                    .as("pieces of %s bytes", size)
                    .containsExactly("CardSeen", "CardRead", "CardGone");
    }

    private static List<String> play(String name, String session) {
        return play(name, Session.parse(session));
    }

    private static List<String> play(String name, List<Session.Step> session) {
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
}
