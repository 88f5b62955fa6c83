package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterAnswer.Reader.Kind;
import tingxu.bridge.printer.PrinterStatus.Bit;
import tingxu.bridge.printer.PrinterStatus.Sign;
import tingxu.bridge.printer.PrinterStatus.Source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class PrinterAnswerTest {

    /** Every byte the manuals' tables allow: fixed bits, and all combinations of the others. */
    private static Set<Integer> allowed(int fixed, int free) {
        Set<Integer> bytes = new TreeSet<>();
        for (int bits = 0; bits < 256; bits++) if ((bits & ~free) == 0) bytes.add(fixed | bits);
        return bytes;
    }

    @Test
    void ofAll256BytesEachBelongsToTheTableThatAllowsItAndToNoOther() {
        Set<Integer> realTime = allowed(0x12, 0x6C);
        Set<Integer> reportStart = allowed(0x10, 0x6C);
        Set<Integer> low = allowed(0x00, 0x6F);
        Set<Integer> flow = Set.of(0x11, 0x13);

        for (int b = 0; b < 256; b++) {
            List<Kind> kinds = new ArrayList<>();
            if (realTime.contains(b)) kinds.add(Kind.REAL_TIME);
            if (reportStart.contains(b)) kinds.add(Kind.REPORT_START);
            if (low.contains(b)) kinds.add(Kind.LOW);
            if (flow.contains(b)) kinds.add(Kind.FLOW);
            if (kinds.isEmpty()) kinds.add(Kind.NOISE);
            assertThat(kinds).as("byte %02X", b).containsExactly(PrinterAnswer.Reader.kind(b));
        }
    }

    @Test
    void everyBitOfEveryTableLiesInItsBytesFreeBits() {
        for (Bit bit : Bit.values()) {
            int free =
                    switch (bit.source) {
                        case PRINTER, OFFLINE_CAUSE, ERROR, PAPER, REPORT_1 -> 0x6C;
                        case REPORT_2, REPORT_3, PAPER_IN_TURN -> 0x6F;
                    };
            assertThat(bit.mask & ~free).as(bit.name()).isZero();
        }
    }

    @Test
    void ofAll256ValuesOfEverySourceTheSignsAreThoseWhoseBitsAreSet() {
        for (Source source : Source.values()) {
            for (int b = 0; b < 256; b++) {
                Set<Sign> expected = EnumSet.noneOf(Sign.class);
                for (int single = 1; single < 256; single <<= 1)
                    if ((b & single) != 0)
                        expected.addAll(PrinterStatus.WELL.with(source, single).signs());
                PrinterStatus everything = new PrinterStatus(EnumSet.allOf(Sign.class));
                Set<Sign> others = EnumSet.allOf(Sign.class);
                for (Bit bit : Bit.values()) if (bit.source == source) others.remove(bit.sign);

                assertThat(PrinterStatus.WELL.with(source, b).signs())
                        .as("%s %02X", source, b)
                        .isEqualTo(expected);
                expected.addAll(others);
                assertThat(everything.with(source, b).signs()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRINTER, 12, ''",
        "PRINTER, 1A, OFFLINE",
        "OFFLINE_CAUSE, 16, COVER_OPEN",
        "OFFLINE_CAUSE, 32, STOPPED_WITHOUT_PAPER",
        "ERROR, 1A, KNIFE_STUCK",
        "ERROR, 32, BROKEN",
        "ERROR, 52, HOT",
        "PAPER, 12, ''",
        "PAPER, 1E, PAPER_LOW",
        "PAPER, 72, PAPER_OUT",
        "PAPER, 7E, PAPER_LOW PAPER_OUT",
        "REPORT_1, 30, COVER_OPEN",
        "REPORT_2, 08, KNIFE_STUCK",
        "REPORT_3, 03, PAPER_LOW",
        "REPORT_3, 0F, PAPER_LOW PAPER_OUT",
        "PAPER_IN_TURN, 00, ''",
        "PAPER_IN_TURN, 03, PAPER_LOW",
        "PAPER_IN_TURN, 0C, PAPER_OUT"
    })
    void thePublishedExamplesMeanWhatTheManualsSay(Source source, String hex, String signs) {
        Set<Sign> expected = EnumSet.noneOf(Sign.class);
        for (String sign : signs.split(" ", -1))
            if (!sign.isEmpty()) expected.add(Sign.valueOf(sign));

        assertThat(PrinterStatus.WELL.with(source, Bytes.hex(hex).at(0)).signs())
                .isEqualTo(expected);
    }

    @Test
    void aPrinterWithoutPaperAsTheWorkedExampleHasItIsGoneForWantOfPaper() {
        PrinterStatus status =
                PrinterStatus.WELL
                        .with(Source.PRINTER, 0x1A)
                        .with(Source.OFFLINE_CAUSE, 0x32)
                        .with(Source.PAPER, 0x7E);

        assertThat(status.health()).isEqualTo(new Health.Gone(PrinterTroubles.PAPER_OUT));
        assertThat(
                        status.with(Source.PRINTER, 0x12)
                                .with(Source.OFFLINE_CAUSE, 0x12)
                                .with(Source.PAPER, 0x12)
                                .health())
                .isEqualTo(new Health.Ready());
    }

    @ParameterizedTest
    @CsvSource({
        "18 00 00 0F, printer-offline",
        "38 00 00 0F, printer-cover-open",
        "58 00 00 0F, printer-offline",
        "18 00 0F 0F, printer-paper-out",
        "18 08 00 0F, printer-jam",
        "18 20 00 0F, printer-fault",
        "10 00 03 0F, printer-near-end",
        "10 40 00 0F, printer-fault",
        "10 00 00 0F, ''"
    })
    void aReportOfFourBytesIsOneAnswerAndNamesItsRemedy(String hex, String remedy) {
        List<PrinterAnswer> answers = read(Bytes.hex(hex));

        assertThat(answers).containsExactly(new PrinterAnswer.Report(Bytes.hex(hex)));
        Health health = PrinterStatus.WELL.with(Bytes.hex(hex)).health();
        String found =
                switch (health) {
                    case Health.Ready() -> "";
                    case Health.Strained(Health.Trouble trouble) -> trouble.remedy();
                    case Health.Gone(Health.Trouble trouble) -> trouble.remedy();
                };
        assertThat(found).isEqualTo(remedy);
    }

    @Test
    void answersMingleAndAreStillToldApart() {
        assertThat(read(Bytes.hex("03 10 00 12 0C 13 0F 00 FF 10 FF 00 11")))
                .containsExactly(
                        new PrinterAnswer.Paper(0x03),
                        new PrinterAnswer.RealTime(0x12),
                        new PrinterAnswer.Flow(false),
                        new PrinterAnswer.Report(Bytes.hex("10 00 0C 0F")),
                        new PrinterAnswer.Paper(0x00),
                        new PrinterAnswer.Noise(0xFF),
                        new PrinterAnswer.Noise(0xFF),
                        new PrinterAnswer.Paper(0x00),
                        new PrinterAnswer.Flow(true));
    }

    private static List<PrinterAnswer> read(Bytes bytes) {
        List<PrinterAnswer> answers = new ArrayList<>();
        PrinterAnswer.Reader reader = new PrinterAnswer.Reader();
        for (int i = 0; i < bytes.length(); i++) {
            PrinterAnswer.Reader.Step step = reader.feed(bytes.at(i));
            reader = step.next();
            PrinterAnswer answer = step.answer();
            if (answer != null) answers.add(answer);
        }
        return answers;
    }
}
