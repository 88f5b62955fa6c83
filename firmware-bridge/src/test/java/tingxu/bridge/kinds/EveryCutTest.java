package tingxu.bridge.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.bridge.Device;
import tingxu.bridge.Parts;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.Session;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.QrScanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every recording of every make is played with what the device says cut at each place, and byte by
 * byte: the driver says and tells the same. A new make fails here until it has a recording.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EveryCutTest {

    private static final Path RECORDINGS = Path.of("src", "test", "resources");

    /** Of these nothing comes over a line of bytes, or pictures that have no frames to cut. */
    private static final Set<String> WITHOUT_FRAMES =
            Set.of(
                    "board/max7219",
                    "camera/pictures",
                    "pad/pins",
                    "pad/tablet",
                    "callpad/pins",
                    "voice/speaker",
                    "lamp/pin");

    private static final int EDGE = 32;
    private static final int STRIDE = 97;

    private static final Slip TICKET =
            Slip.of(
                    new Slip.Text("A0023", Slip.Style.PLAIN.centred().times(2)),
                    new Slip.Text("请等候叫号"),
                    new Slip.Qr("TX1.demo.20261122.A0023.ABCDEFGH23", 6),
                    Slip.Cut.PARTIAL);

    private final Parts parts = new Parts();
    private Pty pty;

    static List<String> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            return files.map(file -> RECORDINGS.relativize(file).toString())
                    .filter(file -> file.endsWith(".session"))
                    .map(file -> file.substring(0, file.length() - ".session".length()))
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void open() throws Exception {
        pty = parts.keep(Pty.open());
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whereverItIsCutTheSameIsSaidAndTold(String name) throws Exception {
        String text = Replay.text(name);
        List<Session.Step> whole = Replay.whole(text);
        List<String> told = played(name, text, whole);
        if (!Replay.marked(text, "# device").isEmpty())
            assertThat(told).containsSubsequence(Replay.marked(text, "# expect"));
        for (int place : places(whole))
            assertThat(played(name, text, Replay.cutAt(whole, place)))
                    .as("%s, cut behind byte %d", name, place)
                    .isEqualTo(told);
        assertThat(played(name, text, Replay.inPieces(whole, 1)))
                .as("%s, byte by byte", name)
                .isEqualTo(told);
    }

    /** All of them, but in a card's photograph, which is a thousand bytes that all look alike. */
    private static List<Integer> places(List<Session.Step> whole) {
        int longest =
                whole.stream()
                        .filter(Session.FromDevice.class::isInstance)
                        .mapToInt(step -> ((Session.FromDevice) step).bytes().length())
                        .max()
                        .orElse(0);
        return IntStream.range(1, longest)
                .filter(place -> place < EDGE || place > longest - EDGE || place % STRIDE == 0)
                .boxed()
                .toList();
    }

    @Test
    void everyMakeHasARecording() throws Exception {
        Set<String> recorded = new TreeSet<>(WITHOUT_FRAMES);
        for (String name : recordings()) recorded.add(make(name, Replay.text(name)));
        assertThat(EveryMakeTest.makes()).isSubsetOf(recorded);
    }

    /** What the driver told, when it has said all that the recording has of it. */
    private List<String> played(String name, String text, List<Session.Step> session)
            throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        PlayedPort port = new PlayedPort(name, session);
        Fitted fitted =
                new Fitted(
                        port.clock(),
                        event -> told.add(event.toString()),
                        health -> told.add(health.toString()),
                        line -> {
                            line.close();
                            return port;
                        });
        StringBuilder entry = new StringBuilder("port: " + pty.path());
        for (String setting : Replay.marked(text, "# with")) entry.append(", ").append(setting);
        try (Device device = fitted.device(make(name, text), entry.toString())) {
            begin(device, text, told);
            device.start();
            port.end();
        }
        return told;
    }

    /** The make that a recording names, or the first of the kind whose folder it lies in. */
    private static String make(String name, String session) {
        List<String> device = Replay.marked(session, "# device");
        if (!device.isEmpty()) return device.getFirst();
        String kind = name.substring(0, name.indexOf('/'));
        List<String> make = Replay.marked(session, "# make");
        if (!make.isEmpty()) return kind + "/" + make.getFirst().toLowerCase(Locale.ROOT);
        return Kinds.ALL.stream()
                .filter(each -> each.name().equals(kind))
                .map(each -> kind + "/" + each.makes().getFirst().name())
                .findFirst()
                .orElseThrow();
    }

    /** What makes a device do its work. */
    static void begin(Device device, String session, List<String> told) {
        if (device instanceof TicketPrinter printer) {
            var printed = printer.print(TICKET).thenAccept(outcome -> told.add(outcome.toString()));
            assertThat(printed).isNotCompletedExceptionally();
        }
        if (device instanceof Board board) board.show(BoardFace.number("A023"));
        if (device instanceof Pad pad) pad.invite(Duration.ofSeconds(30));
        if (device instanceof QrScanner scanner && !Replay.marked(session, "# trigger").isEmpty())
            scanner.trigger();
    }
}
