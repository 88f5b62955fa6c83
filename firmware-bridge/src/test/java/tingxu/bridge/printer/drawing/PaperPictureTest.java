package tingxu.bridge.printer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.DeviceId;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.EscPos;
import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.Slip.Align;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.TicketPrinter;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

@Timeout(60)
class PaperPictureTest {

    private static final String RARE = "𠮷";
    private static final String CODE = "TX1.demo.20261122.A0023.ABCDEFGH23";
    private static final DotLettering LETTERING = new DotLettering();
    private static final PaperPicture WIDE = new PaperPicture(PrinterProfile.WIDE, LETTERING);

    private static final Slip TICKET =
            Slip.of(
                    new Slip.Text("政务服务大厅", Style.PLAIN.centred().times(2)),
                    new Slip.Text("A0023", Style.PLAIN.centred().times(4).bolder()),
                    new Slip.Rule(),
                    new Slip.Row("前面等候", "12 人"),
                    new Slip.Feed(1),
                    new Slip.Qr(CODE, 6),
                    new Slip.Feed(3),
                    Slip.Cut.PARTIAL);

    @Test
    void thePreviewIsThePaperThatTheSimulatedPrinterGives() throws Exception {
        try (Pty pty = Pty.open();
                SimulatedPrinter simulated = new SimulatedPrinter(pty);
                TicketPrinter printer =
                        new TicketPrinter(
                                new DeviceId("printer"),
                                () -> SerialPort.open(pty.path(), 115_200),
                                PrinterProfile.WIDE,
                                LETTERING,
                                new SteadyClock(Instant.EPOCH),
                                health -> {})) {
            printer.start();
            assertThat(printer.print(TICKET).orTimeout(20, TimeUnit.SECONDS).join())
                    .isEqualTo(new PrintOutcome.Printed());
            await().until(() -> !simulated.papers().isEmpty());

            assertThat(WIDE.png(simulated.papers().getFirst())).isEqualTo(WIDE.preview(TICKET));
        }
    }

    @Test
    void theCodeOnThePreviewCanBeScannedDrawnByPrinterOrHost() throws Exception {
        for (PrinterProfile profile :
                new PrinterProfile[] {
                    PrinterProfile.WIDE,
                    PrinterProfile.NARROW,
                    PrinterProfile.WIDE.drawingCodes(),
                    PrinterProfile.NARROW.drawingCodes()
                }) {
            BufferedImage image = decoded(new PaperPicture(profile, LETTERING).preview(TICKET));
            assertThat(image.getWidth()).isEqualTo(profile.widthDots());
            assertThat(scanned(image)).isEqualTo(CODE);
        }
    }

    @Test
    void aCodeThatTheHostDrawsIsSentAsDots() {
        Bytes job = EscPos.encode(TICKET, PrinterProfile.WIDE.drawingCodes(), LETTERING).bytes();
        Paper paper = Paper.of(job, PrinterProfile.WIDE);

        assertThat(paper.qrs()).isEmpty();
        assertThat(paper.marks())
                .anyMatch(mark ->
                        mark instanceof Paper.Image(Slip.Picture _, Align align)
                                && align == Align.CENTRE);
    }

    @Test
    void aLineWithARareCharacterIsDrawnAndTheOthersAreText() {
        assumeThat(LETTERING.has(RARE.codePointAt(0))).as("a font with " + RARE).isTrue();
        Slip slip = Slip.of(new Slip.Text("请" + RARE + "先生"), new Slip.Text("到一号窗口"));

        EscPos.Encoded encoded = EscPos.encode(slip, PrinterProfile.WIDE, LETTERING);
        Paper paper = Paper.of(encoded.bytes(), PrinterProfile.WIDE);

        assertThat(encoded.missing()).isEmpty();
        assertThat(paper.lines()).containsExactly("到一号窗口");
        assertThat(paper.marks().getFirst())
                .isEqualTo(
                        new Paper.Image(
                                LETTERING.line("请" + RARE + "先生", Style.PLAIN, 576), Align.LEFT));
    }

    @Test
    void aCharacterThatNobodyHasIsReplacedAndACommandNeverDrawn() {
        Slip slip = Slip.of(new Slip.Text("A\u001Bi\uE863"));

        EscPos.Encoded encoded = EscPos.encode(slip, PrinterProfile.WIDE, LETTERING);

        assertThat(encoded.missing()).containsExactly("\u001B", "\uE863");
        assertThat(Paper.of(encoded.bytes(), PrinterProfile.WIDE).lines()).containsExactly("A〓i〓");
    }

    @Test
    void aLineStandsWhereItsStyleSays() throws IOException {
        int paper = PrinterProfile.WIDE.widthDots();
        assertThat(ink("HH", Align.LEFT)).allMatch(x -> x < 24);
        assertThat(ink("HH", Align.CENTRE)).allMatch(x -> x >= 276 && x < 300);
        assertThat(ink("HH", Align.RIGHT)).allMatch(x -> x >= paper - 24);
    }

    @Test
    void aLogoIsBlackAndWhiteAndNoWiderThanThePaper(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(1200, 100, BufferedImage.TYPE_INT_RGB);
        for (int x = 600; x < 1200; x++)
            for (int y = 0; y < 100; y++) image.setRGB(x, y, Color.WHITE.getRGB());
        Path file = folder.resolve("logo.png");
        ImageIO.write(image, "png", file.toFile());

        Slip.Picture logo = Logo.read(file, 384);

        assertThat(logo.rowBytes()).isEqualTo(48);
        assertThat(logo.rows()).isEqualTo(32);
        assertThat(logo.dots().at(0)).isEqualTo(0xFF);
        assertThat(logo.dots().at(47)).isZero();
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        assertThatThrownBy(() -> Logo.read(text, 384)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Logo.read(folder.resolve("none.png"), 384))
                .isInstanceOf(IOException.class);
    }

    /** Where a line of one text has black dots. */
    private static List<Integer> ink(String text, Align align) throws IOException {
        Slip slip = Slip.of(new Slip.Text(text, new Style(1, 1, false, align)), Slip.Cut.FULL);
        BufferedImage image = decoded(WIDE.preview(slip));
        List<Integer> ink = new ArrayList<>();
        for (int x = 0; x < image.getWidth(); x++)
            for (int y = 0; y < image.getHeight(); y++)
                if ((image.getRGB(x, y) & 0xFFFFFF) == 0) ink.add(x);
        assertThat(ink).isNotEmpty();
        return ink;
    }

    private static BufferedImage decoded(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String scanned(BufferedImage image) throws Exception {
        int[] dots =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
