package tingxu.kiosk.profile;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.PrinterProfile.ChineseSize;
import tingxu.bridge.printer.PrinterProfile.Cutter;
import tingxu.bridge.printer.PrinterProfile.QrDrawing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/**
 * What a ticket printer understands, as {@code kiosk.yaml} says it; null where it is like others of
 * its width.
 *
 * @param cutter {@code with-feed}, {@code old} or {@code none}
 * @param qr {@code by-printer} or {@code as-picture}
 * @param size {@code with-letters} or {@code of-their-own}
 * @param charset of the built-in font: {@code GB18030}, {@code GBK} or {@code GB2312}
 */
public record Dialect(
        @Nullable Cutter cutter,
        @Nullable QrDrawing qr,
        @Nullable ChineseSize size,
        @Nullable Charset charset) {

    public static final Dialect USUAL = new Dialect(null, null, null, null);

    private static final List<String> CHARSETS = List.of("GB18030", "GBK", "GB2312");

    static Dialect read(Field printer) throws FileWrong {
        if (!printer.given()) return USUAL;
        Dialect dialect =
                new Dialect(
                        word(printer.at("cutter"), Cutter.values()),
                        word(printer.at("qr"), QrDrawing.values()),
                        word(printer.at("chinese-size"), ChineseSize.values()),
                        charset(printer.at("charset")));
        // The line itself was read before; a key that neither knows is a misspelling.
        printer.at("line");
        printer.at("baud");
        printer.nothingElse();
        return dialect;
    }

    /** Such a printer with paper of this width. */
    PrinterProfile of(int dots) {
        PrinterProfile like =
                dots < PrinterProfile.WIDE.widthDots()
                        ? PrinterProfile.NARROW
                        : PrinterProfile.WIDE;
        return new PrinterProfile(
                dots,
                charset == null ? like.charset() : charset,
                cutter == null ? like.cutter() : cutter,
                like.reportsChanges(),
                like.jobLimit(),
                qr == null ? like.qr() : qr,
                size == null ? like.chineseSize() : size);
    }

    private static <E extends Enum<E>> @Nullable E word(Field field, E[] words) throws FileWrong {
        if (!field.given()) return null;
        String said = field.text();
        for (E word : words) if (said.equals(typed(word))) return word;
        String may = String.join(", ", List.of(words).stream().map(Dialect::typed).toList());
        throw field.wrong("可用：" + may, "is one of " + may + ", not " + said);
    }

    private static String typed(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Charset charset(Field field) throws FileWrong {
        if (!field.given()) return null;
        String said = field.text();
        if (!CHARSETS.contains(said))
            throw field.wrong(
                    "可用：" + String.join("、", CHARSETS),
                    "is one of " + String.join(", ", CHARSETS) + ", not " + said);
        return Charset.forName(said);
    }
}
