package tingxu.kiosk.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.junit.jupiter.api.Test;

import tingxu.bridge.printer.EscPos;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.SlipLayout;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.guide.Pinyin;
import tingxu.wire.HallId;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

final class ReceiptsTest {

    private static final HallId HALL = new HallId("demo");
    private static final String QR = "TX1.demo.20261122.C007.K4M7Q2XW3Z";

    @Test
    void aTicketSaysAllThatItsHolderNeeds() throws Exception {
        Item item = GuideFile.shipped(new Pinyin()).item(new ItemId("tax-deed")).orElseThrow();
        Slip slip =
                receipts(PrinterProfile.WIDE)
                        .ticket(grant(7, TicketClass.PRIORITY), item, false, false);
        assertThat(words(slip))
                .contains(
                        "政务服务大厅",
                        "Public Service Hall",
                        "C007",
                        "税务",
                        "Tax",
                        "优先 PRIORITY",
                        "前面人数 Ahead: 3",
                        "预计等候 Wait: 9-15 分钟 min",
                        "取号时间 Taken: 2026-11-22 09:41",
                        "自助机 Kiosk: K01",
                        "事项 For: 契税申报")
                .doesNotContain("补打 REPRINT");
        assertThat(slip.elements()).contains(new Slip.Qr(QR, 6)).endsWith(Slip.Cut.PARTIAL);
    }

    @Test
    void whoIsCalledAtOnceReadsOneFigureAndNoRange() {
        TicketGranted grant = grant(7, TicketClass.ORDINARY, new WaitRange(0, 0));
        assertThat(words(receipts(PrinterProfile.WIDE).ticket(grant, null, false, false)))
                .contains("预计等候 Wait: 0 分钟 min");
    }

    @Test
    void aReprintSaysSo() {
        Slip slip =
                receipts(PrinterProfile.WIDE)
                        .ticket(grant(7, TicketClass.ORDINARY), null, true, false);
        assertThat(words(slip)).contains("补打 REPRINT").noneMatch(line -> line.contains("优先"));
    }

    @Test
    void anOfflineNumberSaysSoAndTellsNothingOfALineThatTheKioskCannotKnow() {
        Slip slip =
                receipts(PrinterProfile.WIDE)
                        .ticket(grant(5_001, TicketClass.PRIORITY), null, false, true);
        assertThat(words(slip))
                .contains("离线号 OFFLINE")
                .contains("前面人数 Ahead: 从现在起排 from now")
                .anyMatch(line -> line.contains("优先"))
                .noneMatch(line -> line.contains("预计等候"));
    }

    @Test
    void aHallsOwnLayoutThatHasNotHeardOfOfflineNumbersSaysItAllTheSame() throws Exception {
        Receipts own =
                new Receipts(
                        new HallId("demo"),
                        new Words("大厅", "Hall"),
                        "K01",
                        ZoneId.of("Asia/Shanghai"),
                        PrinterProfile.WIDE,
                        SlipLayout.read(
                                "text big | {number}\ntext | {reason}",
                                TicketLayout.NAMES,
                                PrinterProfile.WIDE,
                                _ -> {
                                    throw new java.io.IOException("no picture");
                                }));
        assertThat(words(own.ticket(grant(5_001, TicketClass.ORDINARY), null, false, true)))
                .contains("离线号 OFFLINE");
        assertThat(words(own.ticket(grant(5_001, TicketClass.PRIORITY), null, false, true)))
                .contains("离线号 OFFLINE 优先 PRIORITY");
    }

    @Test
    void theNumberIsAsLargeAsThePaperAllows() {
        assertThat(timesOf(PrinterProfile.WIDE, 7)).isEqualTo(6);
        assertThat(timesOf(PrinterProfile.NARROW, 7)).isEqualTo(6);
        assertThat(timesOf(PrinterProfile.NARROW, 123_456)).isEqualTo(4);
    }

    @Test
    void everyItemOfTheGuideCanBePrinted() throws Exception {
        for (Item item : GuideFile.shipped(new Pinyin()).items()) {
            Slip slip = receipts(PrinterProfile.NARROW).materials(item);
            assertThat(words(slip)).contains(item.name().zh(), item.place().en());
            assertThat(EscPos.encode(slip, PrinterProfile.NARROW).missing())
                    .as(item.id().name())
                    .isEmpty();
        }
    }

    @Test
    void anItemsCodeLeadsToItInItsOwnHallOnly() {
        String code = ItemCode.of(HALL, new ItemId("tax-deed"));
        assertThat(ItemCode.read(HALL, code)).hasValue(new ItemId("tax-deed"));
        assertThat(ItemCode.read(new HallId("other"), code)).isEmpty();
        assertThat(ItemCode.read(HALL, "TXI1.demo.<script>")).isEmpty();
    }

    @Test
    void theCodeOnTheScreenSaysWhatThePaperSays() throws Exception {
        String svg = QrSvg.of(QR);
        var source = new Drawn(svg);
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
        assertThat(read.getText()).isEqualTo(QR);
    }

    private static int timesOf(PrinterProfile paper, int place) {
        String number = new TicketNumber('C', place).toString();
        return receipts(paper)
                .ticket(grant(place, TicketClass.ORDINARY), null, false, false)
                .elements()
                .stream()
                .filter(Slip.Text.class::isInstance)
                .map(Slip.Text.class::cast)
                .filter(text -> text.text().equals(number))
                .findFirst()
                .orElseThrow()
                .style()
                .timesWide();
    }

    private static List<String> words(Slip slip) {
        return slip.elements().stream()
                .map(element ->
                        switch (element) {
                            case Slip.Text text -> text.text();
                            case Slip.Row row -> row.left() + ": " + row.right();
                            case Slip.Element other -> other.getClass().getSimpleName();
                        })
                .toList();
    }

    private static Receipts receipts(PrinterProfile paper) {
        return new Receipts(
                HALL,
                new Words("政务服务大厅", "Public Service Hall"),
                "K01",
                ZoneId.of("Asia/Shanghai"),
                paper);
    }

    private static TicketGranted grant(int place, TicketClass ticketClass) {
        return grant(place, ticketClass, new WaitRange(9, 15));
    }

    private static TicketGranted grant(int place, TicketClass ticketClass, WaitRange range) {
        return new TicketGranted(
                MessageId.of(1_000, 0, 1),
                new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('C', place)),
                new LineId("tax"),
                new Words("税务", "Tax"),
                ticketClass,
                Instant.parse("2026-11-22T01:41:00Z"),
                3,
                range,
                QR);
    }

    /** The SVG, four dots a module, as a camera would see it. */
    private static final class Drawn extends LuminanceSource {

        private static final int DOTS = 4;

        private final boolean[][] black;

        Drawn(String svg) {
            this(svg, side(svg));
        }

        private Drawn(String svg, int side) {
            super(side * DOTS, side * DOTS);
            black = new boolean[side][side];
            var module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
            while (module.find())
                black[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] dots = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
            for (int x = 0; x < getWidth(); x++)
                dots[x] = (byte) (black[y / DOTS][x / DOTS] ? 0 : 255);
            return dots;
        }

        @Override
        public byte[] getMatrix() {
            byte[] all = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++)
                System.arraycopy(
                        getRow(y, new byte[getWidth()]), 0, all, y * getWidth(), getWidth());
            return all;
        }

        private static int side(String svg) {
            var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
            if (!box.find()) throw new AssertionError("no viewBox");
            return Integer.parseInt(box.group(1));
        }
    }
}
