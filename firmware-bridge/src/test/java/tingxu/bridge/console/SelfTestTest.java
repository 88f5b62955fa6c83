package tingxu.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.console.Verdict.Outcome;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Label;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A technician has plugged everything in and wants to know what works. */
@Timeout(60)
class SelfTestTest {

    private static final String CODE = "tingxu-self-test-42";

    @TempDir Path folder;

    private final Parts parts = new Parts();
    private final List<Label> prompts = new CopyOnWriteArrayList<>();
    private SimulatedPrinter printer;
    private SimulatedScanner scanner;
    private SimulatedBoard board;
    private SimulatedPad pad;
    private SimulatedCardReader reader;
    private UnaryOperator<String> carried = UnaryOperator.identity();
    private String file = "devices:\n";

    @BeforeEach
    void plugIn() throws PortGone {
        printer = parts.keep(new SimulatedPrinter(line("printer")));
        scanner = parts.keep(new SimulatedScanner(line("scanner")));
        board = parts.keep(new SimulatedBoard(line("board")));
        pad = parts.keep(new SimulatedPad(line("pad")));
        reader = parts.keep(new SimulatedCardReader(line("card")));
        parts.keep(new SimulatedCallPad(line("callpad")));
        file += "  - {kind: voice}\n";
        // The technician's hand: carries each slip to the scanner.
        printer.onPaper(paper -> paper.qrs().forEach(code -> scanner.scan(carried.apply(code))));
    }

    @AfterEach
    void unplug() {
        parts.close();
    }

    @Test
    void what_one_device_does_another_sees() throws Exception {
        List<Verdict> verdicts = run(Duration.ofSeconds(10));

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.device().equals("voice"))
                .extracting(Verdict::device, verdict -> verdict.check().en(), Verdict::outcome)
                .containsExactlyInAnyOrder(
                        row("printer", "answers"),
                        row("printer", "prints"),
                        row("card", "answers"),
                        row("card", "tells its module's number"),
                        row("scanner", "answers"),
                        row("scanner", "reads the ticket's code back"),
                        row("board", "answers"),
                        row("board", "shows"),
                        row("pad", "answers"),
                        row("pad", "lights its keys"),
                        row("callpad", "answers"));
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.device().equals("voice"))
                .extracting(Verdict::outcome)
                .startsWith(Outcome.PASS)
                .doesNotContain(Outcome.FAIL);
        assertThat(board.text()).contains("A000");
        assertThat(prompts)
                .extracting(Label::en)
                .anyMatch(asked -> asked.contains("Hold the slip"));
    }

    @Test
    void what_does_not_work_says_what_to_do_and_what_hangs_on_it_is_skipped() throws Exception {
        printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
        board.mood(SimulatedBoard.Mood.DEAF);
        reader.mood(SimulatedCardReader.Mood.REFUSING);
        pad.mood(SimulatedPad.Mood.DEAF);

        List<Verdict> verdicts = run(Duration.ofSeconds(5));

        assertThat(verdicts)
                .filteredOn(verdict -> verdict.outcome() == Outcome.FAIL)
                .extracting(Verdict::device, Verdict::remedy)
                .containsExactlyInAnyOrder(
                        tuple("printer", "printer-paper-out"),
                        tuple("board", "board-silent"),
                        tuple("card", "card-module-refuses"),
                        tuple("pad", "pad-silent"));
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.device().equals("scanner"))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASS, Outcome.SKIPPED);
    }

    @Test
    void a_scanner_that_reads_another_code_fails() throws Exception {
        carried = _ -> "somebody's ticket";
        assertThat(run(Duration.ofSeconds(5)))
                .filteredOn(verdict -> verdict.outcome() == Outcome.FAIL)
                .extracting(Verdict::device, Verdict::remedy)
                .containsExactly(tuple("scanner", "scanner-wrong-code"));
    }

    @Test
    void a_misspelt_setting_is_answered_with_its_field() {
        file += "  - {kind: board, port: /dev/null, name: other, widht: 128}\n";
        assertThatThrownBy(() -> run(Duration.ofSeconds(1)))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("devices[8].widht")
                .hasMessageContaining("width");
    }

    private List<Verdict> run(Duration handTime) throws FileWrong, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        for (Field entry : Yaml.parse("test.yaml", file).at("devices").each()) {
            Field name = entry.at("name");
            var kind = Kinds.of(entry);
            subjects.add(
                    new Subject(
                            kind, new DeviceId(name.given() ? name.text() : kind.name()), entry));
        }
        return new SelfTest(
                        subjects,
                        folder,
                        new SteadyClock(Instant.now()),
                        handTime,
                        CODE,
                        _ -> {},
                        prompts::add,
                        PortAddress::open,
                        Stage.NONE)
                .run();
    }

    private Pty line(String kind) throws PortGone {
        Pty pty = parts.keep(Pty.open());
        file += "  - {kind: %s, port: %s}\n".formatted(kind, pty.path());
        return pty;
    }

    private static Tuple row(String device, String check) {
        return tuple(device, check, Outcome.PASS);
    }
}
