package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterProfile.ChineseSize;
import tingxu.bridge.printer.PrinterProfile.Cutter;
import tingxu.bridge.printer.PrinterProfile.QrDrawing;
import tingxu.bridge.printer.Slip.Align;
import tingxu.bridge.printer.Slip.Cut;
import tingxu.bridge.printer.Slip.Feed;
import tingxu.bridge.printer.Slip.Picture;
import tingxu.bridge.printer.Slip.Qr;
import tingxu.bridge.printer.Slip.Row;
import tingxu.bridge.printer.Slip.Rule;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.Slip.Text;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class EscPosTest {

    private static final String START = "1B 40 1C 26 ";

    @Test
    void aTicketIsTheBytesThatOtherEncodersGive() {
        Slip ticket =
                Slip.of(
                        new Text("政务服务大厅", Style.PLAIN.centred().times(2)),
                        new Qr("https://q.example/t/A0023", 6),
                        new Feed(3),
                        Cut.PARTIAL);

        assertThat(bytes(ticket))
                .isEqualTo(
                        Bytes.hex(
                                START
                                        + "1B 61 01 1D 21 11 "
                                        + "D5 FE CE F1 B7 FE CE F1 B4 F3 CC FC 0A 1D 21 00 "
                                        + "1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 "
                                        + "1D 28 6B 03 00 31 45 31 1D 28 6B 1C 00 31 50 30 "
                                        + "68 74 74 70 73 3A 2F 2F 71 2E 65 78 61 6D 70 6C 65 "
                                        + "2F 74 2F 41 30 30 32 33 1D 28 6B 03 00 31 51 30 "
                                        + "1B 64 03 1D 56 42 00"));
    }

    @Test
    void aStyleIsSaidOnlyWhenItChanges() {
        Style big = Style.PLAIN.times(3).bolder();

        assertThat(bytes(Slip.of(new Text("A", big), new Text("B", big), new Text("C"))))
                .isEqualTo(
                        Bytes.hex(START + "1D 21 22 1B 45 01 41 0A 42 0A 1D 21 00 1B 45 00 43 0A"));
    }

    @ParameterizedTest
    @CsvSource({
        "WITH_FEED, FULL, 1D 56 41 00",
        "WITH_FEED, PARTIAL, 1D 56 42 00",
        "OLD, FULL, 1B 69",
        "OLD, PARTIAL, 1B 6D",
        "NONE, FULL, 1B 64 04"
    })
    void theCutIsTheOneThePrinterHas(Cutter cutter, Cut cut, String hex) {
        PrinterProfile wide = PrinterProfile.WIDE;
        PrinterProfile profile =
                new PrinterProfile(576, wide.charset(), cutter, true, Duration.ofSeconds(1));

        assertThat(EscPos.encode(Slip.of(cut), profile).bytes()).isEqualTo(Bytes.hex(START + hex));
    }

    @Test
    void chineseThatIsEnlargedByACommandOfItsOwnIsEnlarged() {
        PrinterProfile wide = PrinterProfile.WIDE;
        PrinterProfile sprt =
                new PrinterProfile(
                        576,
                        wide.charset(),
                        Cutter.OLD,
                        true,
                        wide.jobLimit(),
                        QrDrawing.BY_PRINTER,
                        ChineseSize.OF_THEIR_OWN);

        assertThat(
                        EscPos.encode(
                                        Slip.of(
                                                new Text("号", Style.PLAIN.times(2)),
                                                new Text("号", new Style(1, 3, false, Align.LEFT)),
                                                new Text("号")),
                                        sprt)
                                .bytes())
                .isEqualTo(
                        Bytes.hex(
                                START
                                        + "1D 21 11 1C 21 0C BA C5 0A "
                                        + "1D 21 02 1C 21 08 BA C5 0A "
                                        + "1D 21 00 1C 21 00 BA C5 0A"));
    }

    @Test
    void aPictureGoesInBandsThatSmallBuffersHold() {
        Bytes dots = Bytes.copyOf(new byte[2 * 100]);

        Bytes job = bytes(Slip.of(new Picture(2, dots)));

        assertThat(job)
                .isEqualTo(
                        Bytes.hex(START + "1B 61 01 1D 76 30 00 02 00 60 00")
                                .plus(Bytes.copyOf(new byte[192]))
                                .plus(Bytes.hex("1D 76 30 00 02 00 04 00"))
                                .plus(Bytes.copyOf(new byte[8])));
    }

    @ParameterizedTest
    @CsvSource({
        "𠮷, 〓", // four bytes, beyond the BMP
        "㐀, 〓", // four bytes in GB18030
        "\uE863, 〓", // private use: a blank or anything in a printer's font
        "\uD800, 〓", // half of a character
        "é, é",
        "€, €",
        "¥, ￥",
        "•, ·",
        "·, ·",
        "镕, 镕",
        "喆, 喆"
    })
    void aCharacterIsPrintedRightOrReplacedAndReportedButNeverGarbled(String from, String to) {
        EscPos.Encoded encoded = EscPos.encode(Slip.of(new Text(from)), PrinterProfile.WIDE);

        byte[] printed = encoded.bytes().slice(4, encoded.bytes().length() - 1).toArray();
        assertThat(new String(printed, Charset.forName("GB18030"))).isEqualTo(to);
        assertThat(encoded.missing()).isEqualTo("〓".equals(to) ? List.of(from) : List.of());
    }

    @Test
    void everyCharacterOfTheBasicPlaneTakesOneByteOrTwo() {
        Font font = new Font(PrinterProfile.WIDE.charset());
        List<String> missing = new ArrayList<>();
        for (int code = 0; code <= 0xFFFF; code++) {
            String printable = font.printable(Character.toString(code), missing);
            assertThat(font.bytes(printable)).hasSize(Font.columns(printable));
        }
        assertThat(missing).hasSizeBetween(30_000, 45_000).contains("\u001B", "\u007F");
    }

    @Test
    void aNameCannotSmuggleCommands() {
        EscPos.Encoded encoded =
                EscPos.encode(Slip.of(new Text("A\u001Bi\u001DV0")), PrinterProfile.WIDE);

        assertThat(encoded.bytes()).isEqualTo(Bytes.hex(START + "41 A1 FE 69 A1 FE 56 30 0A"));
        assertThat(encoded.missing()).containsExactly("\u001B", "\u001D");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 户籍业务, 户籍业务",
        "8, 户籍业务办理, 户籍业务|办理",
        "7, 户籍业务, 户籍业|务",
        "8, household, househol|d",
        "8, the hall, the hall",
        "8, one two three, one two|three",
        "9, 请到 window 5, 请到|window 5",
        "4, '', ''"
    })
    void aLongLineIsBrokenBetweenWordsAndNeverInsideACharacter(
            int columns, String text, String lines) {
        assertThat(Font.lines(text, columns)).containsExactly(lines.split("\\|", -1));
    }

    @Test
    void aRowKeepsNameAndValueAtTheEdges() {
        assertThat(Texts.of(Slip.of(new Row("前面等候", "12 人")), PrinterProfile.NARROW))
                .containsExactly("前面等候" + " ".repeat(19) + "12 人");
    }

    @Test
    void aRowTooLongForOneLineGivesTheValueALineOfItsOwnAtTheRight() {
        Row row = new Row("办理业务", "企业设立登记、变更登记与注销登记");

        Paper paper = Texts.paper(Slip.of(row), PrinterProfile.NARROW);

        assertThat(paper.lines()).containsExactly("办理业务", row.right());
        assertThat(paper.marks())
                .extracting(mark -> ((Paper.Line) mark).style().align())
                .containsExactly(Align.LEFT, Align.RIGHT);
    }

    @Test
    void whatIsEncodedIsWhatAPrinterPrintsOnBothWidths() {
        for (PrinterProfile profile : List.of(PrinterProfile.WIDE, PrinterProfile.NARROW)) {
            Paper paper = Texts.paper(Texts.TICKET, profile);

            assertThat(paper.lines())
                    .startsWith("政务服务大厅", "A0023")
                    .contains("-".repeat(profile.columns()))
                    .allMatch(line -> Font.columns(line) <= profile.columns());
            assertThat(paper.qrs()).containsExactly("TX1.demo.20261122.A0023.ABCDEFGH23");
            assertThat(paper.marks())
                    .contains(
                            new Paper.Line("A0023", Style.PLAIN.centred().times(4).bolder()),
                            new Paper.Image(
                                    new Picture(8, Bytes.copyOf(new byte[128])), Align.CENTRE));
        }
    }

    @Test
    void everyElementIsPrintedWhateverThePiecesItArrivesIn() {
        Bytes job = EscPos.encode(Texts.TICKET, PrinterProfile.WIDE).bytes();
        List<Paper> whole = Texts.print(job, PrinterProfile.WIDE, job.length());

        assertThat(whole).hasSize(1);
        assertThat(whole.getFirst().bytes()).isEqualTo(job.length());
        for (int piece = 1; piece < job.length(); piece++)
            assertThat(Texts.print(job, PrinterProfile.WIDE, piece)).isEqualTo(whole);
    }

    @Test
    void anElementRefusesToBeWrong() {
        List<Runnable> wrong =
                List.of(
                        () -> new Feed(0),
                        () -> new Feed(256),
                        () -> new Qr("", 4),
                        () -> new Qr("A", 17),
                        () -> new Picture(2, Bytes.of(1, 2, 3)),
                        () -> Style.PLAIN.times(9));

        for (Runnable one : wrong)
            assertThatThrownBy(one::run).isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes bytes(Slip slip) {
        return EscPos.encode(slip, PrinterProfile.WIDE).bytes();
    }

    /** Slips, and what a print head makes of them. */
    static final class Texts {

        static final Slip TICKET =
                Slip.of(
                        new Text("政务服务大厅", Style.PLAIN.centred().times(2)),
                        new Text("A0023", Style.PLAIN.centred().times(4).bolder()),
                        new Rule(),
                        new Row("办理业务", "企业登记"),
                        new Row("前面等候", "12 人"),
                        new Qr("TX1.demo.20261122.A0023.ABCDEFGH23", 6),
                        new Picture(8, Bytes.copyOf(new byte[128])),
                        new Feed(3),
                        Cut.PARTIAL);

        private Texts() {}

        static List<String> of(Slip slip, PrinterProfile profile) {
            return paper(slip, profile).lines();
        }

        static Paper paper(Slip slip, PrinterProfile profile) {
            Bytes job = EscPos.encode(slip, profile).bytes();
            Bytes cut = EscPos.encode(Slip.of(Cut.FULL), profile).bytes().from(4);
            return print(job.plus(cut), profile, 64).getFirst();
        }

        static List<Paper> print(Bytes job, PrinterProfile profile, int piece) {
            PrintData data = new PrintData();
            PrintHead head = new PrintHead(profile);
            List<Paper> papers = new ArrayList<>();
            for (int at = 0; at < job.length(); at += piece) {
                Bytes part = job.slice(at, Math.min(job.length(), at + piece));
                for (PrintData.Said said : data.feed(part)) {
                    switch (said) {
                        case PrintData.Letter(int bits) -> head.letter(bits);
                        case PrintData.Order order -> {
                            Paper paper = head.order(order);
                            if (paper != null) papers.add(paper);
                        }
                    }
                }
            }
            return papers;
        }
    }
}
