package tingxu.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Health;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Make;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.ScannerMake;
import tingxu.bridge.scanner.SimulatedScanner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A technician plugs in something unknown. */
@Timeout(30)
class ProbeTest {

    private final SteadyClock clock = new SteadyClock(Instant.EPOCH);
    private final Probe probe = new Probe(clock);
    private Pty pty;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
    }

    @AfterEach
    void unplug() {
        pty.close();
    }

    @Test
    void a_printer_is_found_and_says_that_its_paper_is_out() {
        try (var printer = new SimulatedPrinter(pty)) {
            Sighting.Device well = found(Kinds.PRINTER, "escpos");
            assertThat(well.found().health()).isEqualTo(new Health.Ready());

            printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
            Health felt = found(Kinds.PRINTER, "escpos").found().health();
            assertThat(((Health.Gone) felt).trouble().remedy()).isEqualTo("printer-paper-out");
            assertThat(printer.papers()).as("nothing was printed by asking").isEmpty();
            assertThat(printer.atWork()).isFalse();
        }
    }

    @Test
    void a_card_reader_is_found_with_the_number_of_its_module() {
        try (var reader = new SimulatedCardReader(pty)) {
            assertThat(found(Kinds.CARD, "ga467").found().detail())
                    .isEqualTo("05.03-20260101-123456789-000000042");
            reader.mood(SimulatedCardReader.Mood.REFUSING);
            Health felt = found(Kinds.CARD, "ga467").found().health();
            assertThat(((Health.Gone) felt).trouble().remedy()).isEqualTo("card-module-refuses");
        }
    }

    @Test
    void a_card_reader_that_runs_slowly_is_found_at_its_speed() {
        try (var reader = new SimulatedCardReader(pty, 9_600)) {
            Sighting.Device seen = found(Kinds.CARD, "ga467");
            assertThat(seen.baud()).isEqualTo(9_600);
            assertThat(seen.entry()).contains("baud: 9600");
            assertThat(reader.baud()).isEqualTo(9_600);
        }
    }

    @Test
    void a_scanner_is_found_by_its_make() {
        try (var scanner = new SimulatedScanner(pty, ScannerMake.GM65)) {
            assertThat(scanner).isNotNull();
            found(Kinds.SCANNER, "gm65");
        }
    }

    @Test
    void a_board_is_found_and_shows_nothing_new() {
        try (var board = new SimulatedBoard(pty)) {
            found(Kinds.BOARD, "onbon");
            assertThat(board.text()).isEmpty();
        }
    }

    @Test
    void the_two_pads_are_told_apart_and_the_line_to_paste_says_so() throws Exception {
        try (var pad = new SimulatedPad(pty)) {
            assertThat(found(Kinds.PAD, "open").entry())
                    .isEqualTo(
                            "  - {kind: pad, make: open, port: \"" + pty.path() + "\", window: 1}");
            assertThat(pad.inviting()).isFalse();
        }
        pty = Pty.open();
        try (var callPad = new SimulatedCallPad(pty)) {
            assertThat(callPad).isNotNull();
            found(Kinds.CALL_PAD, "open");
        }
    }

    @Test
    void what_does_not_answer_is_said_within_five_seconds() {
        Instant begun = clock.instant();
        assertThat(probe.look(new PortAddress(pty.path())))
                .isEqualTo(new Sighting.Silence(pty.path()));
        assertThat(clock.instant()).isBefore(begun.plus(Probe.AT_MOST).plusSeconds(2));
    }

    @Test
    void somebody_elses_line_is_left_alone() throws PortGone {
        SerialPort held = SerialPort.open(pty.path(), 9_600);
        try {
            assertThat(probe.look(new PortAddress(pty.path())))
                    .isInstanceOfSatisfying(
                            Sighting.Closed.class,
                            closed -> assertThat(closed.why()).contains("another program holds"));
        } finally {
            held.close();
        }
    }

    @Test
    void ports_are_listed_once_by_their_lasting_names(@TempDir Path dev) throws Exception {
        Files.createDirectories(dev.resolve("serial/by-id"));
        Files.createDirectories(dev.resolve("input/by-id"));
        Files.createFile(dev.resolve("ttyUSB0"));
        Files.createFile(dev.resolve("ttyACM0"));
        Files.createFile(dev.resolve("tty1"));
        Path named = dev.resolve("serial/by-id/usb-FTDI_A50285BI-if00-port0");
        Files.createSymbolicLink(named, dev.resolve("ttyUSB0"));
        Path keyboard = Files.createFile(dev.resolve("input/by-id/usb-Scan-event-kbd"));

        assertThat(new Ports(dev).list())
                .containsExactly(
                        named.toString(), dev.resolve("ttyACM0").toString(), keyboard.toString());
    }

    /** Whoever enters a make twice, or under the name of another, is told here. */
    @Test
    void no_two_makes_of_a_kind_have_the_same_name_and_no_phrase_is_empty() {
        Set<String> names = new HashSet<>();
        for (Kind<?, ?> kind : Kinds.ALL)
            for (Make<?, ?> make : kind.makes()) {
                assertThat(names.add(kind.name() + "/" + make.name())).as(make.name()).isTrue();
                assertThat(make.name()).matches("[a-z][a-z0-9-]*");
                assertThat(List.of(make.title().zh(), make.title().en()))
                        .allMatch(title -> !title.isBlank());
                make.phrases()
                        .forEach(phrase -> {
                            assertThat(phrase.name()).matches("[a-z][a-z0-9-]*");
                            assertThat(phrase.bytes().isEmpty()).isFalse();
                        });
            }
    }

    private Sighting.Device found(Kind<?, ?> kind, String make) {
        Sighting seen = probe.look(new PortAddress(pty.path()));
        assertThat(seen).isInstanceOf(Sighting.Device.class);
        Sighting.Device device = (Sighting.Device) seen;
        assertThat(device.kind()).isEqualTo(kind);
        assertThat(device.make().name()).isEqualTo(make);
        return device;
    }
}
