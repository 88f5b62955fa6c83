package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;

import java.util.List;

/**
 * What came out of a simulated printer up to a cut.
 *
 * @param marks from top to bottom
 * @param bytes how many bytes of print data made it
 */
public record Paper(List<Mark> marks, int bytes) {

    public Paper {
        marks = List.copyOf(marks);
    }

    /** What a printer of this kind makes of a job, a cut at its end or not. */
    public static Paper of(Bytes job, PrinterProfile profile) {
        PrintHead head = new PrintHead(profile);
        Paper last = null;
        for (PrintData.Said said : new PrintData().feed(job)) {
            Paper cut = head.take(said);
            if (cut != null) last = cut;
        }
        return last == null ? head.cut() : last;
    }

    /** The words, line by line. */
    public List<String> lines() {
        return marks.stream()
                .filter(Line.class::isInstance)
                .map(mark -> ((Line) mark).text())
                .toList();
    }

    /** What the QR codes say. */
    public List<String> qrs() {
        return marks.stream()
                .filter(Code.class::isInstance)
                .map(mark -> ((Code) mark).text())
                .toList();
    }

    /** One thing on the paper. */
    public sealed interface Mark {}

    public record Line(String text, Slip.Style style) implements Mark {}

    /**
     * A QR code.
     *
     * @param dots the side of one module
     */
    public record Code(String text, int dots, Slip.Align align) implements Mark {}

    public record Image(Slip.Picture picture, Slip.Align align) implements Mark {}
}
