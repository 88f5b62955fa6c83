package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrintData.Order;
import tingxu.bridge.printer.Slip.Align;
import tingxu.bridge.printer.Slip.Style;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mechanism of a simulated printer: puts marks on paper, and hands the paper out at the cut.
 */
final class PrintHead {

    private static final int QR_SIZE = 0x43;
    private static final int QR_STORE = 0x50;
    private static final int QR_PRINT = 0x51;
    private static final int QR_TEXT_AT = 5;
    private static final int PICTURE_DOTS_AT = 5;

    private final PrinterProfile profile;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Paper.Mark> marks = new ArrayList<>();
    private Style style = Style.PLAIN;
    private boolean chinese;
    private String qrText = "";
    private int qrDots;
    private int bytes;

    PrintHead(PrinterProfile profile) {
        this.profile = profile;
    }

    /** How many lines, codes and pictures stand on the paper so far. */
    int marks() {
        return marks.size();
    }

    /** Tears off what has been printed and forgets every style, as power off and on does. */
    void reset() {
        line.reset();
        marks.clear();
        style = Style.PLAIN;
        bytes = 0;
    }

    /** Does what the host said; gives the paper when that was a cut. */
    @Nullable Paper take(PrintData.Said said) {
        return switch (said) {
            case PrintData.Letter(int bits) -> {
                letter(bits);
                yield null;
            }
            case Order order -> order(order);
        };
    }

    void letter(int bits) {
        bytes++;
        if (bits == PrinterFrames.LINE_END) endLine();
        else line.write(bits);
    }

    /** Does what is ordered; gives the paper when that was a cut. */
    @Nullable Paper order(Order order) {
        bytes += order.length();
        Bytes parameters = order.parameters();
        switch (order.frame()) {
            case START -> start();
            case CHINESE -> chinese = true;
            case BOLD ->
                    wear(
                            style.timesWide(),
                            style.timesHigh(),
                            (parameters.at(0) & 1) == 1,
                            style.align());
            case ALIGN ->
                    wear(
                            style.timesWide(),
                            style.timesHigh(),
                            style.bold(),
                            align(parameters.at(0)));
            case SIZE ->
                    wear(
                            (parameters.at(0) >> 4 & 7) + 1,
                            (parameters.at(0) & 7) + 1,
                            style.bold(),
                            style.align());
            case FEED -> feed(parameters.at(0));
            case QR -> qr(parameters);
            case PICTURE -> picture(parameters);
            case CUT, CUT_OLD, CUT_OLD_PART -> {
                return cut();
            }
            // The first is said with SIZE, which styles the line; the printer's other half has the
            // rest.
            case CHINESE_SIZE, ASK, RECOVER, REPORT, PAPER -> {}
        }
        return null;
    }

    private void start() {
        style = Style.PLAIN;
        chinese = false;
        line.reset();
    }

    private void wear(int timesWide, int timesHigh, boolean bold, Align align) {
        style = new Style(timesWide, timesHigh, bold, align);
    }

    private static Align align(int code) {
        return Stream.of(Align.values())
                .filter(a -> a.code == (code & 3))
                .findFirst()
                .orElse(Align.LEFT);
    }

    private void feed(int lines) {
        if (line.size() > 0) endLine();
        for (int i = 0; i < lines; i++) endLine();
    }

    /** A line too long for the paper goes on in the next, wherever that falls. */
    private void endLine() {
        String text = line.toString(chinese ? profile.charset() : StandardCharsets.ISO_8859_1);
        line.reset();
        StringBuilder fits = new StringBuilder();
        int columns = profile.columns() / style.timesWide();
        for (int character : text.codePoints().toArray()) {
            String next = Character.toString(character);
            if (Font.columns(fits + next) > columns) {
                marks.add(new Paper.Line(fits.toString(), style));
                fits.setLength(0);
            }
            fits.append(next);
        }
        marks.add(new Paper.Line(fits.toString(), style));
    }

    /** One cut short says nothing, as with the device. */
    private void qr(Bytes parameters) {
        if (parameters.length() < QR_TEXT_AT) return;
        switch (parameters.at(3)) {
            case QR_SIZE -> qrDots = parameters.at(4);
            case QR_STORE ->
                    qrText =
                            new String(
                                    parameters.from(QR_TEXT_AT).toArray(), StandardCharsets.UTF_8);
            case QR_PRINT -> marks.add(new Paper.Code(qrText, qrDots, style.align()));
            // Model and error correction change how it looks, not what it says.
            default -> {}
        }
    }

    /** A picture of no size leaves no mark. */
    private void picture(Bytes parameters) {
        int rowBytes = parameters.u16le(1);
        Bytes dots = parameters.from(PICTURE_DOTS_AT);
        if (rowBytes > 0 && !dots.isEmpty())
            marks.add(new Paper.Image(new Slip.Picture(rowBytes, dots), style.align()));
    }

    Paper cut() {
        if (line.size() > 0) endLine();
        Paper paper = new Paper(marks, bytes);
        marks.clear();
        bytes = 0;
        return paper;
    }
}
