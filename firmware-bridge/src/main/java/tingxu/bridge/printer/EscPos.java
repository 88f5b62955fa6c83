package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterProfile.ChineseSize;
import tingxu.bridge.printer.PrinterProfile.QrDrawing;
import tingxu.bridge.printer.Slip.Align;
import tingxu.bridge.printer.Slip.Cut;
import tingxu.bridge.printer.Slip.Element;
import tingxu.bridge.printer.Slip.Feed;
import tingxu.bridge.printer.Slip.Picture;
import tingxu.bridge.printer.Slip.Qr;
import tingxu.bridge.printer.Slip.Row;
import tingxu.bridge.printer.Slip.Rule;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.Slip.Text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a slip in the printer's language. */
public final class EscPos {

    private static final int BAND_ROWS = 96;
    private static final int TEAR_LINES = 4;
    private static final int QR_CODE = 0x31;
    private static final int MODEL_2 = 0x32;
    private static final int CORRECTION_M = 0x31;
    private static final int CHINESE_WIDE = 0x04;
    private static final int CHINESE_HIGH = 0x08;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final List<String> missing = new ArrayList<>();
    private final PrinterProfile profile;
    private final @Nullable Lettering lettering;
    private final Font font;
    private Style style = Style.PLAIN;

    private EscPos(PrinterProfile profile, @Nullable Lettering lettering) {
        this.profile = profile;
        this.lettering = lettering;
        this.font = new Font(profile.charset());
    }

    /**
     * A slip as bytes.
     *
     * @param bytes all of the job, from the start command on
     * @param missing characters that nobody has, printed as 〓
     */
    public record Encoded(Bytes bytes, List<String> missing) {}

    public static Encoded encode(Slip slip, PrinterProfile profile) {
        return encode(slip, profile, null);
    }

    /**
     * @param lettering draws lines with characters that the printer does not have, and QR codes
     *     where the profile says so; null where nothing can be drawn
     */
    public static Encoded encode(Slip slip, PrinterProfile profile, @Nullable Lettering lettering) {
        EscPos job = new EscPos(profile, lettering);
        job.put(PrinterFrames.START.head);
        job.put(PrinterFrames.CHINESE.head);
        slip.elements().forEach(job::add);
        return new Encoded(Bytes.copyOf(job.out.toByteArray()), List.copyOf(job.missing));
    }

    private void add(Element element) {
        switch (element) {
            case Text(String text, Style look) -> text(text, look);
            case Row(String left, String right, Style look) -> row(left, right, look);
            case Rule() -> text("-".repeat(profile.columns()), Style.PLAIN);
            case Qr(String text, int dots) -> qr(text, dots);
            case Picture picture -> picture(picture);
            case Feed(int lines) -> put(PrinterFrames.FEED.with(lines));
            case Cut cut -> cut(cut);
        }
    }

    private void text(String text, Style look) {
        for (String paragraph : text.split("\n", -1))
            for (String line : Font.lines(printable(paragraph), columns(look))) line(line, look);
    }

    /** Side by side where both fit; else the value goes to the right of the next line. */
    private void row(String left, String right, Style look) {
        String name = printable(left);
        String value = printable(right);
        int room = columns(look) - Font.columns(name) - Font.columns(value);
        Style atLeft = new Style(look.timesWide(), look.timesHigh(), look.bold(), Align.LEFT);
        if (room > 0) {
            line(name + " ".repeat(room) + value, atLeft);
            return;
        }
        Style atRight = new Style(look.timesWide(), look.timesHigh(), look.bold(), Align.RIGHT);
        for (String line : Font.lines(name, columns(look))) line(line, atLeft);
        for (String line : Font.lines(value, columns(look))) line(line, atRight);
    }

    private void line(String printable, Style look) {
        if (lettering != null && !font.hasAll(printable)) {
            wear(Style.PLAIN);
            dots(lettering.line(printable, look, profile.widthDots()));
            return;
        }
        wear(look);
        out.writeBytes(font.bytes(printable));
        out.write(PrinterFrames.LINE_END);
    }

    private void qr(String text, int dots) {
        if (lettering != null && profile.qr() == QrDrawing.AS_PICTURE) {
            picture(lettering.qr(text, dots));
            return;
        }
        wear(Style.PLAIN.centred());
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        qrFunction(0x41, Bytes.of(MODEL_2, 0));
        qrFunction(0x43, Bytes.of(dots));
        qrFunction(0x45, Bytes.of(CORRECTION_M));
        qrFunction(0x50, Bytes.of(0x30).plus(Bytes.copyOf(data)));
        qrFunction(0x51, Bytes.of(0x30));
    }

    private void qrFunction(int function, Bytes parameters) {
        int length = parameters.length() + 2;
        put(PrinterFrames.QR.with(length & 0xFF, length >> 8, QR_CODE, function).plus(parameters));
    }

    private void picture(Picture picture) {
        wear(Style.PLAIN.centred());
        dots(picture);
    }

    /** In bands, because small modules buffer little. */
    private void dots(Picture picture) {
        int width = picture.rowBytes();
        for (int row = 0; row < picture.rows(); row += BAND_ROWS) {
            int rows = Math.min(BAND_ROWS, picture.rows() - row);
            put(PrinterFrames.PICTURE.with(0, width & 0xFF, width >> 8, rows, 0));
            put(picture.dots().slice(row * width, (row + rows) * width));
        }
    }

    private void cut(Cut cut) {
        boolean full = cut == Cut.FULL;
        switch (profile.cutter()) {
            case WITH_FEED -> put(PrinterFrames.CUT.with(full ? 0x41 : 0x42, 0));
            case OLD -> put((full ? PrinterFrames.CUT_OLD : PrinterFrames.CUT_OLD_PART).head);
            case NONE -> put(PrinterFrames.FEED.with(TEAR_LINES));
        }
    }

    /** Says only what changes. */
    private void wear(Style look) {
        if (look.align() != style.align()) put(PrinterFrames.ALIGN.with(look.align().code));
        if (look.timesWide() != style.timesWide() || look.timesHigh() != style.timesHigh())
            size(look);
        if (look.bold() != style.bold()) put(PrinterFrames.BOLD.with(look.bold() ? 1 : 0));
        style = look;
    }

    private void size(Style look) {
        put(PrinterFrames.SIZE.with((look.timesWide() - 1) << 4 | (look.timesHigh() - 1)));
        if (profile.chineseSize() == ChineseSize.WITH_LETTERS) return;
        int wide = look.timesWide() > 1 ? CHINESE_WIDE : 0;
        int high = look.timesHigh() > 1 ? CHINESE_HIGH : 0;
        put(PrinterFrames.CHINESE_SIZE.with(wide | high));
    }

    private int columns(Style look) {
        return profile.columns() / look.timesWide();
    }

    private String printable(String text) {
        return lettering == null
                ? font.printable(text, missing)
                : font.printable(text, missing, lettering::has);
    }

    private void put(Bytes bytes) {
        out.writeBytes(bytes.toArray());
    }
}
