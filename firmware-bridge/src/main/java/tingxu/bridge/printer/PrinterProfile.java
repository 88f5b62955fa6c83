package tingxu.bridge.printer;

import java.nio.charset.Charset;
import java.time.Duration;

/**
 * What differs between ticket printers.
 *
 * @param widthDots printable dots a line, 203 to the inch
 * @param charset of the built-in font: GB18030, GBK or GB2312; only its characters of one or two
 *     bytes are used
 * @param reportsChanges whether it can send its status by itself (GS a)
 * @param jobLimit how long a slip may take to print
 * @param qr who draws QR codes
 * @param chineseSize how Chinese characters are made larger
 */
public record PrinterProfile(
        int widthDots,
        Charset charset,
        Cutter cutter,
        boolean reportsChanges,
        Duration jobLimit,
        QrDrawing qr,
        ChineseSize chineseSize) {

    private static final int LETTER_DOTS = 12;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Paper of 80 mm. */
    public static final PrinterProfile WIDE =
            new PrinterProfile(576, GB18030, Cutter.WITH_FEED, true, Duration.ofSeconds(5));

    /** Paper of 58 mm: small modules, which seldom report by themselves. */
    public static final PrinterProfile NARROW =
            new PrinterProfile(384, GB18030, Cutter.OLD, false, Duration.ofSeconds(8));

    /** As such printers of this width usually are. */
    public static PrinterProfile ofWidth(int dots) {
        PrinterProfile like = dots < WIDE.widthDots ? NARROW : WIDE;
        return new PrinterProfile(
                dots, like.charset, like.cutter, like.reportsChanges, like.jobLimit);
    }

    /** A printer that draws QR codes itself and enlarges all characters alike. */
    public PrinterProfile(
            int widthDots,
            Charset charset,
            Cutter cutter,
            boolean reportsChanges,
            Duration jobLimit) {
        this(
                widthDots,
                charset,
                cutter,
                reportsChanges,
                jobLimit,
                QrDrawing.BY_PRINTER,
                ChineseSize.WITH_LETTERS);
    }

    public PrinterProfile {
        if (widthDots < 96 || widthDots > 1024)
            throw new IllegalArgumentException("paper is 96 to 1024 dots wide, not " + widthDots);
    }

    /** How many letters fit in a line; a Chinese character takes the place of two. */
    public int columns() {
        return widthDots / LETTER_DOTS;
    }

    /** The same printer, with its QR codes drawn by the host. */
    public PrinterProfile drawingCodes() {
        return new PrinterProfile(
                widthDots,
                charset,
                cutter,
                reportsChanges,
                jobLimit,
                QrDrawing.AS_PICTURE,
                chineseSize);
    }

    /** Who draws QR codes. */
    public enum QrDrawing {
        /** GS ( k. */
        BY_PRINTER,
        /** Clones that do not know GS ( k get dots. */
        AS_PICTURE
    }

    /** How Chinese characters are made larger. */
    public enum ChineseSize {
        /** GS ! enlarges all characters. */
        WITH_LETTERS,
        /** GS ! is for letters only; FS ! doubles Chinese characters and can do no more. */
        OF_THEIR_OWN
    }

    /** How the paper is cut. */
    public enum Cutter {
        /** GS V: feeds to the knife by itself. */
        WITH_FEED,
        /** ESC i and ESC m. */
        OLD,
        /** Torn off by hand. */
        NONE
    }
}
