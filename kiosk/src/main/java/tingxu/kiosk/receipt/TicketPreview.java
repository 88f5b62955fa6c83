package tingxu.kiosk.receipt;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.LayoutWrong;
import tingxu.bridge.printer.SlipLayout;
import tingxu.bridge.printer.drawing.DotLettering;
import tingxu.bridge.printer.drawing.PaperPicture;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ticket will look like while its layout is being written: made-up tickets, encoded for this
 * kiosk's printer and drawn as a print head would burn them.
 *
 * @param receipts of this kiosk: its hall, its paper
 * @param folder where {@code ticket.layout} and its pictures lie
 */
public record TicketPreview(Receipts receipts, Path folder, Guide guide) {

    private static final MessageId REQUEST = MessageId.of(0, 0, 1);
    private static final Instant MORNING = Instant.parse("2026-11-23T01:05:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** A ticket to try a layout on. */
    public enum Sample {
        USUAL,
        /** All that a ticket can say: someone who goes first, with an item, in a full hall. */
        FULL,
        /** 补打. */
        AGAIN,
        /** 离线号. */
        OFFLINE
    }

    /**
     * A layout on paper.
     *
     * @param png a dot a pixel
     * @param faults lines that are wrong and so are not on the paper, from top to bottom
     */
    public record Drawn(Bytes png, List<LayoutWrong> faults) {
        public Drawn {
            faults = List.copyOf(faults);
        }
    }

    public Drawn draw(String layout, Sample sample) {
        List<LayoutWrong> faults = new ArrayList<>();
        SlipLayout read =
                SlipLayout.read(
                        layout,
                        TicketLayout.NAMES,
                        receipts.paper(),
                        TicketLayout.logos(folder, receipts.paper()),
                        faults);
        var slip =
                receipts.with(read)
                        .ticket(
                                ticket(sample),
                                item(sample),
                                sample == Sample.AGAIN,
                                sample == Sample.OFFLINE);
        byte[] png = new PaperPicture(receipts.paper(), new DotLettering()).preview(slip);
        return new Drawn(Bytes.copyOf(png), faults);
    }

    /** The hall's own layout, or the shipped one to begin with. */
    public String text() throws IOException {
        Path own = file();
        return Files.exists(own) ? Files.readString(own) : TicketLayout.shippedText();
    }

    /** Whether the hall has a layout of its own. */
    public boolean own() {
        return Files.exists(file());
    }

    public Path file() {
        return folder.resolve(TicketLayout.FILE);
    }

    private TicketGranted ticket(Sample sample) {
        boolean full = sample == Sample.FULL;
        TicketNumber number = full ? new TicketNumber('D', 1_128) : new TicketNumber('A', 17);
        return new TicketGranted(
                REQUEST,
                new TicketId(DAY, number),
                new LineId(full ? "business" : "household"),
                full
                        ? new Words("企业登记注册与变更", "Business registration and changes")
                        : new Words("户籍", "Household register"),
                full ? TicketClass.PRIORITY : TicketClass.ORDINARY,
                MORNING,
                full ? 128 : 6,
                full ? new WaitRange(95, 140) : new WaitRange(9, 16),
                "TX1.%s.20261123.%s.SAMPLE2345".formatted(receipts.hall(), number));
    }

    /** The longest name of the guide: if that fits, all do. */
    private @Nullable Item item(Sample sample) {
        if (sample != Sample.FULL) return null;
        Item longest = null;
        for (Item item : guide.items())
            if (longest == null || item.name().zh().length() > longest.name().zh().length())
                longest = item;
        return longest;
    }
}
