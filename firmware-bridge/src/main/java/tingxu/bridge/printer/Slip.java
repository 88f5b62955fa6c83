package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;

import java.util.ArrayList;
import java.util.List;

/** What a piece of paper shall show, from top to bottom; says nothing of any printer. */
public record Slip(List<Element> elements) {

    private static final Text AGAIN = new Text("补打 REPRINT", Style.PLAIN.bolder().centred());

    public Slip {
        elements = List.copyOf(elements);
    }

    public static Slip of(Element... elements) {
        return new Slip(List.of(elements));
    }

    /** The same paper once more, saying so at its top: 补打. */
    public Slip again() {
        List<Element> more = new ArrayList<>();
        more.add(AGAIN);
        elements.stream().filter(element -> !AGAIN.equals(element)).forEach(more::add);
        return new Slip(more);
    }

    /** One thing on the paper. */
    public sealed interface Element {}

    /** Words in one style; broken into lines where the paper ends. */
    public record Text(String text, Style style) implements Element {

        public Text(String text) {
            this(text, Style.PLAIN);
        }
    }

    /** A name at the left edge and its value at the right. */
    public record Row(String left, String right, Style style) implements Element {

        public Row(String left, String right) {
            this(left, right, Style.PLAIN);
        }
    }

    /** A line across the paper. */
    public record Rule() implements Element {}

    /**
     * A QR code that the printer draws itself, in the middle.
     *
     * @param dots the side of one module, 1 to 16
     */
    public record Qr(String text, int dots) implements Element {

        public Qr {
            if (dots < 1 || dots > 16)
                throw new IllegalArgumentException("a module is 1 to 16 dots, not " + dots);
            if (text.isEmpty()) throw new IllegalArgumentException("a QR code has a text");
        }
    }

    /**
     * Black and white dots, in the middle: a QR code for printers that cannot draw one, a crest.
     *
     * @param rowBytes eight dots each, the highest bit leftmost, 1 is black
     */
    public record Picture(int rowBytes, Bytes dots) implements Element {

        public Picture {
            if (rowBytes < 1 || dots.isEmpty() || dots.length() % rowBytes != 0)
                throw new IllegalArgumentException(
                        "%d bytes are no rows of %d".formatted(dots.length(), rowBytes));
        }

        public int rows() {
            return dots.length() / rowBytes;
        }
    }

    /** Empty lines. */
    public record Feed(int lines) implements Element {

        public Feed {
            if (lines < 1 || lines > 255)
                throw new IllegalArgumentException("a feed is 1 to 255 lines, not " + lines);
        }
    }

    /** Through, or leaving a bridge so that the paper does not fall. */
    public enum Cut implements Element {
        FULL,
        PARTIAL
    }

    /** How a line looks. */
    public record Style(int timesWide, int timesHigh, boolean bold, Align align) {

        public static final Style PLAIN = new Style(1, 1, false, Align.LEFT);

        public Style {
            if (timesWide < 1 || timesWide > 8 || timesHigh < 1 || timesHigh > 8)
                throw new IllegalArgumentException(
                        "letters are 1 to 8 times as large, not %d by %d"
                                .formatted(timesWide, timesHigh));
        }

        public Style times(int both) {
            return new Style(both, both, bold, align);
        }

        public Style bolder() {
            return new Style(timesWide, timesHigh, true, align);
        }

        public Style centred() {
            return new Style(timesWide, timesHigh, bold, Align.CENTRE);
        }
    }

    /** Where a line stands. */
    public enum Align {
        LEFT(0),
        CENTRE(1),
        RIGHT(2);

        final int code;

        Align(int code) {
            this.code = code;
        }
    }
}
