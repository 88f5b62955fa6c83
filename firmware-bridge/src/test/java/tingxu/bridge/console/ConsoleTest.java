package tingxu.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.card.CardKind;
import tingxu.bridge.card.CardMakes;
import tingxu.bridge.card.CardText;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Make;
import tingxu.bridge.pad.PadMakes;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.Session;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.ScannerMakes;
import tingxu.bridge.scanner.SimulatedScanner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A technician speaks to one device by hand. */
@Timeout(30)
class ConsoleTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> paper = new CopyOnWriteArrayList<>();
    private final List<String> record = new CopyOnWriteArrayList<>();
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
    void a_phrase_goes_out_by_name_and_both_sides_are_shown_with_their_meaning() throws Exception {
        try (var reader = new SimulatedCardReader(pty)) {
            assertThat(reader).isNotNull();
            assertThat(conversed(CardMakes.SAM, "module-id\n")).isTrue();
        }
        assertThat(paper)
                .containsSubsequence(
                        "> AA AA AA 96 69 00 03 12 FF EE",
                        "  > module-id",
                        "  < done, 16 bytes of data");
    }

    @Test
    void an_answer_that_does_not_say_what_it_answers_is_understood_by_the_question()
            throws Exception {
        try (var printer = new SimulatedPrinter(pty)) {
            printer.mood(SimulatedPrinter.Mood.NEAR_END);
            Make<?, ?> make = Kinds.PRINTER.makes().getFirst();
            conversed(make, "paper\nwait 300\nerror\nwait 300\n");
        }
        assertThat(paper)
                .containsSubsequence("> 10 04 04", "  > ask 04", "< 1E", "  < paper-low")
                .containsSubsequence("> 10 04 03", "  > ask 03", "< 12", "  < ok");
    }

    @Test
    void hex_letters_and_mistakes_are_told_apart() {
        assertThat(Typed.read("aa90 01", CardMakes.SAM))
                .isEqualTo(new Typed.Say(Bytes.hex("AA 90 01")));
        assertThat(Typed.read("\"$PING*4E\\r\\n\"", PadMakes.OPEN))
                .isEqualTo(new Typed.Say(Bytes.ascii("$PING*4E\r\n")));
        assertThat(Typed.read("wait 250", PadMakes.OPEN))
                .isEqualTo(new Typed.Wait(Duration.ofMillis(250)));
        assertThat(Typed.read("pling", PadMakes.OPEN)).isInstanceOf(Typed.Wrong.class);
        assertThat(Typed.read("AA 9", PadMakes.OPEN)).isInstanceOf(Typed.Wrong.class);
        assertThat(Typed.read("", PadMakes.OPEN)).isEqualTo(new Typed.Nothing());
    }

    @Test
    void help_lists_what_this_make_understands() throws Exception {
        conversed(PadMakes.OPEN, "help\nquit\n");
        assertThat(paper).anyMatch(line -> line.contains("invite") && line.contains("ten seconds"));
    }

    @Test
    void a_record_says_to_the_device_what_was_said_then_and_compares() throws Exception {
        try (var pad = new SimulatedPad(pty)) {
            // A pad that has not been greeted speaks by itself.
            conversed(PadMakes.OPEN, "hello\n");
            record.clear();
            conversed(PadMakes.OPEN, "hello\nwait 200\ninvite\nwait 200\n");
            assertThat(pad.inviting()).isTrue();
            List<Session.Step> steps = Session.parse(String.join("\n", record));
            try (Console console = console(PadMakes.OPEN)) {
                assertThat(console.replay(steps)).isZero();
                assertThat(pad.inviting()).isTrue();
                pad.mood(SimulatedPad.Mood.DEAF);
                assertThat(console.replay(steps)).isPositive();
            }
            assertThat(paper).anyMatch(line -> line.contains("not the recorded one"));
        }
    }

    @Test
    void a_cards_holder_appears_neither_on_the_screen_nor_in_the_record() throws Exception {
        try (var reader = new SimulatedCardReader(pty)) {
            reader.place(
                    new CardText(
                            CardKind.CITIZEN,
                            "王小明",
                            "440524188001010014",
                            LocalDate.of(1880, 1, 1),
                            LocalDate.of(2020, 1, 1),
                            null));
            conversed(
                    CardMakes.SAM,
                    "find\nwait 100\nselect\nwait 100\nAA AA AA 96 69 00 03 30 01 32\nwait 400\n");
        }
        assertThat(paper).anyMatch(line -> line.contains("1284 bytes of data"));
        Bytes heard = Bytes.NONE;
        for (String line : record)
            if (line.startsWith("<")) heard = heard.plus(Bytes.hex(line.substring(1)));
        String letters = new String(heard.toArray(), java.nio.charset.StandardCharsets.UTF_16LE);
        String shifted =
                new String(heard.from(1).toArray(), java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(heard.length()).isGreaterThan(1_295);
        assertThat(letters + shifted).doesNotContain("440524").doesNotContain("王小明");
    }

    @Test
    void of_a_number_in_a_code_only_its_beginning_is_shown() throws Exception {
        try (var scanner = new SimulatedScanner(pty);
                Console console = console(ScannerMakes.LINE)) {
            assertThat(console).isNotNull();
            scanner.scan("ID=440524188001010014;");
            await().atMost(LIMIT)
                    .until(() -> paper.stream().anyMatch(line -> line.contains("ID=440524")));
        }
        assertThat(paper).noneMatch(line -> line.contains("4405241"));
        assertThat(paper).anyMatch(line -> line.contains("ID=440524000000000000;"));
    }

    @Test
    void a_line_that_is_lost_ends_the_console_and_says_so() throws Exception {
        try (Console console = console(PadMakes.OPEN)) {
            pty.close();
            await().atMost(LIMIT)
                    .until(() ->
                            paper.stream().anyMatch(line -> line.contains("the line is gone")));
            assertThat(console.converse(new BufferedReader(new StringReader("ping\n")))).isFalse();
        }
    }

    @Test
    void colours_are_for_terminals() {
        View plain = new View(PadMakes.OPEN, false, false, paper::add);
        plain.accept("> 24");
        View coloured = new View(PadMakes.OPEN, false, true, paper::add);
        coloured.accept("> 24");
        assertThat(paper.getFirst()).isEqualTo("> 24");
        assertThat(paper.getLast()).startsWith("\u001b[").contains("> 24");
    }

    private boolean conversed(Make<?, ?> make, String typed) throws IOException, PortGone {
        try (Console console = console(make)) {
            return console.converse(new BufferedReader(new StringReader(typed)));
        }
    }

    private Console console(Make<?, ?> make) throws PortGone {
        return new Console(
                SerialPort.open(pty.path(), make.baud()),
                make,
                false,
                false,
                paper::add,
                record::add);
    }
}
