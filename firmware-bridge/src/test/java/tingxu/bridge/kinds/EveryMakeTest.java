package tingxu.bridge.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.bridge.Device;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.digits.SimulatedDigits;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.board.template.SimulatedTemplate;
import tingxu.bridge.board.template.Template;
import tingxu.bridge.board.template.TemplateProfile;
import tingxu.bridge.callpad.Key;
import tingxu.bridge.callpad.KeyPressed;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.pad.PadEvent;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.KeyEvents.KeyEvent;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.scanner.ScannerMake;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.bridge.scanner.camera.CameraFormat;
import tingxu.bridge.scanner.camera.SimulatedCamera;
import tingxu.bridge.signal.Pressed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Every make of the registry hears a million random bytes before its device speaks, and then all
 * that the device says in single bytes and odd pieces. None is lost, and each does its work
 * afterwards. A new make is met here, and fails until it has a row of its own.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EveryMakeTest {

    private static final int NOISE = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String CODE = "TX-CODE-1";
    private static final CameraFormat PICTURES =
            new CameraFormat(CameraFormat.Coding.GREY, 320, 240);

    /** These hear nothing over a port of bytes, or need what this machine lacks. */
    private static final Set<String> DEAF =
            Set.of("board/max7219", "pad/pins", "pad/tablet", "callpad/pins", "voice/speaker");

    private final Parts parts = new Parts();
    private final List<Object> events = new CopyOnWriteArrayList<>();

    /**
     * How one make is met.
     *
     * @param settings besides its port, or empty
     * @param life makes the far end, and gives the work that proves it alive
     */
    private record Row(String settings, Life life) {}

    @FunctionalInterface
    private interface Life {
        Work at(Pty farEnd) throws Exception;
    }

    /** Done again and again until the device's answer has come. */
    @FunctionalInterface
    private interface Work {
        boolean done(Device device, List<Object> events) throws Exception;
    }

    private final Map<String, Row> rows =
            Map.ofEntries(
                    Map.entry(
                            "printer/escpos",
                            row(
                                    "",
                                    far -> {
                                        parts.keep(new SimulatedPrinter(far));
                                        return (device, _) ->
                                                ready(device)
                                                        && ((TicketPrinter) device)
                                                                        .print(
                                                                                Slip.of(
                                                                                        new Slip
                                                                                                .Text(
                                                                                                "A001"),
                                                                                        Slip.Cut
                                                                                                .PARTIAL))
                                                                        .get()
                                                                instanceof PrintOutcome.Printed;
                                    })),
                    Map.entry(
                            "card/ga467",
                            row(
                                    "",
                                    far -> {
                                        parts.keep(new SimulatedCardReader(far));
                                        return (device, _) -> ready(device);
                                    })),
                    Map.entry("scanner/line", scanner(ScannerMake.LINE)),
                    Map.entry("scanner/newland", scanner(ScannerMake.NEWLAND)),
                    Map.entry("scanner/gm65", scanner(ScannerMake.GM65)),
                    Map.entry("scanner/honeywell", scanner(ScannerMake.HONEYWELL)),
                    Map.entry("scanner/keyboard", scanner(ScannerMake.KEYBOARD)),
                    Map.entry(
                            "camera/pictures",
                            row(
                                    ", format: grey, width: 320, height: 240",
                                    far -> {
                                        SimulatedCamera camera =
                                                parts.keep(new SimulatedCamera(far, PICTURES));
                                        camera.hold(CODE);
                                        return (_, heard) -> heard.contains(new Scan(CODE));
                                    })),
                    Map.entry(
                            "board/onbon",
                            row(
                                    "",
                                    far -> {
                                        parts.keep(new SimulatedBoard(far));
                                        return EveryMakeTest::shows;
                                    })),
                    Map.entry(
                            "board/led485",
                            row(
                                    "",
                                    far -> {
                                        parts.keep(new SimulatedDigits(far, 1));
                                        return EveryMakeTest::shows;
                                    })),
                    Map.entry(
                            "board/template",
                            row(
                                    ", frame: 'AA {text:gbk:8} 0D', answer: '06'",
                                    far -> {
                                        parts.keep(
                                                new SimulatedTemplate(
                                                        far,
                                                        new TemplateProfile(
                                                                Template.of("AA {text:gbk:8} 0D"),
                                                                Template.of("06"),
                                                                1,
                                                                Duration.ofMillis(300))));
                                        return EveryMakeTest::shows;
                                    })),
                    Map.entry(
                            "pad/open",
                            row(
                                    "",
                                    far -> {
                                        SimulatedPad pad = parts.keep(new SimulatedPad(far));
                                        return (device, heard) -> {
                                            if (!pad.inviting())
                                                ((Pad) device).invite(Duration.ofSeconds(30));
                                            pad.press(4);
                                            return heard.contains(new PadEvent.Rated(4));
                                        };
                                    })),
                    Map.entry(
                            "pad/keyed",
                            row(", keys: '31=5 34=2'", far -> rated(far, new byte[] {'4'}))),
                    Map.entry("pad/keypad", row(", keys: '4B=2'", far -> rated(far, key(0x4B)))),
                    Map.entry(
                            "callpad/open",
                            row(
                                    "",
                                    far -> {
                                        SimulatedCallPad pad =
                                                parts.keep(new SimulatedCallPad(far));
                                        return (_, heard) -> {
                                            pad.press(Key.RECALL);
                                            return heard.contains(new KeyPressed(Key.RECALL));
                                        };
                                    })),
                    Map.entry(
                            "callpad/keyed",
                            row(", keys: '32=RECALL'", far -> called(far, new byte[] {'2'}))),
                    Map.entry(
                            "callpad/keypad",
                            row(", keys: '50=RECALL'", far -> called(far, key(0x50)))),
                    Map.entry(
                            "voice/onbon",
                            row(
                                    "",
                                    far -> {
                                        parts.keep(new SimulatedBoard(far));
                                        return (device, _) -> ready(device);
                                    })),
                    Map.entry("lamp/pin", row("", _ -> (device, _) -> ready(device))),
                    Map.entry(
                            "button/pin",
                            row(
                                    "",
                                    far ->
                                            (_, heard) -> {
                                                far.write(new byte[] {0, 1, 0});
                                                return heard.contains(new Pressed());
                                            })));

    static Stream<String> makes() {
        return Kinds.ALL.stream()
                .flatMap(kind -> kind.makes().stream().map(make -> kind.name() + "/" + make.name()))
                .filter(make -> !DEAF.contains(make));
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @MethodSource("makes")
    void aMillionRandomBytesAndOddPiecesLeaveItAtWork(String name) throws Exception {
        assertThat(rows).as("a new make: say here how it is met").containsKey(name);
        Row row = Objects.requireNonNull(rows.get(name));
        Pty pty = parts.keep(Pty.open());
        Work work = row.life.at(pty);
        AtomicInteger opened = new AtomicInteger();
        int longest = name.startsWith("camera") ? 4_096 : 1 + name.length() % 3;
        Fitted fitted =
                new Fitted(
                        new SteadyClock(Instant.EPOCH),
                        events::add,
                        _ -> {},
                        line -> {
                            opened.incrementAndGet();
                            return new RoughPort(line, name.hashCode(), NOISE, longest);
                        });
        Device device = parts.keep(fitted.device(name, "port: " + pty.path() + row.settings));
        device.start();
        await(name)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(400))
                .until(() -> work.done(device, events));

        assertThat(opened).as("it has not fallen over the noise").hasValue(1);
    }

    private static Row row(String settings, Life life) {
        return new Row(settings, life);
    }

    private Row scanner(ScannerMake make) {
        return row(
                "",
                far -> {
                    SimulatedScanner scanner = parts.keep(new SimulatedScanner(far, make));
                    return (_, heard) -> {
                        scanner.scan(CODE);
                        return heard.contains(new Scan(CODE));
                    };
                });
    }

    private static boolean ready(Device device) {
        return device.health() instanceof Health.Ready;
    }

    private static boolean shows(Device device, List<Object> heard) {
        BoardFace face = BoardFace.number("A017");
        ((Board) device).show(face);
        return heard.contains(new Shown(face));
    }

    private static Work rated(Port far, byte[] key) {
        return (device, heard) -> {
            ((Pad) device).invite(Duration.ofSeconds(30));
            far.write(key);
            return heard.contains(new PadEvent.Rated(2));
        };
    }

    private static Work called(Port far, byte[] key) {
        return (_, heard) -> {
            far.write(key);
            return heard.contains(new KeyPressed(Key.RECALL));
        };
    }

    private static byte[] key(int code) {
        return new KeyEvent(code, 1).bytes();
    }
}
