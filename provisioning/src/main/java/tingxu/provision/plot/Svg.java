package tingxu.provision.plot;

import java.util.Locale;

/** A picture in the making: shapes and words in the order they are laid down. */
final class Svg {

    static final String INK = "#16202A";
    static final String QUIET = "#5B6670";
    static final String LINE = "#C9CFD4";
    static final String PAPER = "#FFFFFF";

    private static final String FONT = "Noto Sans CJK SC, Noto Sans, sans-serif";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Where words stand to their point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void words(double x, double y, int size, String colour, Anchor anchor, String words) {
        String side = anchor.name().toLowerCase(Locale.ROOT);
        text(x, y, size, colour, is("text-anchor", side), words);
    }

    void title(double x, double y, int size, String words) {
        text(x, y, size, INK, is("font-weight", "700"), words);
    }

    private void text(double x, double y, int size, String colour, String how, String words) {
        String start = is("x", x) + is("y", y) + is("font-size", size) + is("fill", colour) + how;
        add("<text" + start + ">" + escaped(words) + "</text>");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double wide) {
        add(
                "<line"
                        + is("x1", x1)
                        + is("y1", y1)
                        + is("x2", x2)
                        + is("y2", y2)
                        + is("stroke", colour)
                        + is("stroke-width", wide)
                        + "/>");
    }

    /** Through points as {@code x,y x,y}. */
    void path(String points, String colour, double wide, boolean dashed) {
        add(
                "<polyline"
                        + is("points", points)
                        + is("fill", "none")
                        + is("stroke", colour)
                        + is("stroke-width", wide)
                        + is("stroke-linejoin", "round")
                        + (dashed ? is("stroke-dasharray", "6 5") : "")
                        + "/>");
    }

    void box(double x, double y, double wide, double high, String colour) {
        String size = is("width", wide) + is("height", high);
        add("<rect" + is("x", x) + is("y", y) + size + is("fill", colour) + "/>");
    }

    /** A full dot. */
    void dot(double x, double y, double size, String colour) {
        circle(x, y, size, is("fill", colour));
    }

    /** An empty one. */
    void ring(double x, double y, double size, String colour) {
        circle(x, y, size, is("fill", PAPER) + is("stroke", colour) + is("stroke-width", 2));
    }

    private void circle(double x, double y, double size, String how) {
        add("<circle" + is("cx", x) + is("cy", y) + is("r", size) + how + "/>");
    }

    /** Stands on its tip. */
    void diamond(double x, double y, double size, String colour) {
        String corners =
                "M%s %s L%s %s L%s %s L%s %s Z"
                        .formatted(
                                number(x),
                                number(y - size),
                                number(x + size),
                                number(y),
                                number(x),
                                number(y + size),
                                number(x - size),
                                number(y));
        add("<path" + is("d", corners) + is("fill", colour) + "/>");
    }

    private void add(String shape) {
        shapes.append("  ").append(shape).append('\n');
    }

    private static String is(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    private static String is(String name, double value) {
        return is(name, number(value));
    }

    /** With one decimal, the same on every machine. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + width
                + " "
                + height
                + "\""
                + is("width", width)
                + is("height", height)
                + is("font-family", FONT)
                + ">\n  <rect"
                + is("width", width)
                + is("height", height)
                + is("fill", PAPER)
                + "/>\n"
                + shapes
                + "</svg>\n";
    }
}
