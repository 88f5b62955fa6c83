package tingxu.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.bridge.Health.Trouble;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.onbon.BoardProfile;
import tingxu.bridge.board.onbon.LedBoard;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.ReplayPort;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.TicketPrinter;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Plays every recorded session: a trace from a hall, dropped into the folder, is a test. */
@Timeout(30)
class PaperAndBoardSessionsTest {

    private static final String EXPECT = "# expect ";
    static final Slip TICKET =
            Slip.of(
                    new Slip.Text("A0023", Slip.Style.PLAIN.centred().times(2)),
                    new Slip.Text("请等候叫号"),
                    new Slip.Qr("TX1.demo.20261122.A0023.ABCDEFGH23", 6),
                    Slip.Cut.PARTIAL);

    private final List<String> events = new CopyOnWriteArrayList<>();

    static List<Path> printerSessions() throws Exception {
        return sessions("/printer");
    }

    static List<Path> boardSessions() throws Exception {
        return sessions("/board");
    }

    @ParameterizedTest
    @MethodSource("printerSessions")
    void aPrinterSessionPlaysAsItWasRecorded(Path file) throws Exception {
        ReplayPort replay = replay(file);
        try (TicketPrinter printer =
                new TicketPrinter(
                        new DeviceId("printer"),
                        once(replay),
                        PrinterProfile.WIDE,
                        replay.clock(),
                        health -> events.add(words(health)))) {
            var told = printer.print(TICKET).thenAccept(outcome -> events.add(words(outcome)));
            printer.start();

            check(file, replay);
            assertThat(told).isDone();
        }
    }

    @ParameterizedTest
    @MethodSource("boardSessions")
    void aBoardSessionPlaysAsItWasRecorded(Path file) throws Exception {
        ReplayPort replay = replay(file);
        try (LedBoard board =
                new LedBoard(
                        new DeviceId("board"),
                        once(replay),
                        BoardProfile.STRIP.at(3),
                        replay.clock(),
                        shown -> events.add("Shown " + shown.face().lines().getFirst().text()),
                        health -> events.add(words(health)))) {
            board.show(BoardFace.number("A023"));
            board.start();

            check(file, replay);
        }
    }

    /** What follows the end of the session is the loss of the line, and not compared. */
    private void check(Path file, ReplayPort replay) throws IOException {
        List<String> expected =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(EXPECT))
                        .map(line -> line.substring(EXPECT.length()))
                        .toList();
        await().until(() -> replay.over() && events.size() >= expected.size());
        replay.check();
        assertThat(expected).isNotEmpty();
        assertThat(events.subList(0, expected.size())).isEqualTo(expected);
    }

    private static Port.Opener once(ReplayPort replay) {
        AtomicBoolean taken = new AtomicBoolean();
        return () -> {
            if (taken.getAndSet(true)) throw new PortGone(replay.name(), "the session is over");
            return replay;
        };
    }

    private static ReplayPort replay(Path file) throws IOException {
        return new ReplayPort(file.getFileName().toString(), Files.readString(file));
    }

    private static List<Path> sessions(String folder) throws IOException, URISyntaxException {
        URL url = Objects.requireNonNull(PaperAndBoardSessionsTest.class.getResource(folder));
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".session")).sorted().toList();
        }
    }

    static String words(Health health) {
        return switch (health) {
            case Health.Ready() -> "Ready";
            case Health.Strained(Trouble trouble) -> "Strained " + trouble.remedy();
            case Health.Gone(Trouble trouble) -> "Gone " + trouble.remedy();
        };
    }

    static String words(PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed() -> "Printed";
            case PrintOutcome.NotPrinted(Trouble trouble) -> "NotPrinted " + trouble.remedy();
            case PrintOutcome.Unknown(Trouble trouble) -> "Unknown " + trouble.remedy();
        };
    }
}
