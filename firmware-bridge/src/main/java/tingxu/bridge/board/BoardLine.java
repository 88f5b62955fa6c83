package tingxu.bridge.board;

/** One line on a board. */
public record BoardLine(String text, Colour colour) {

    private static final int LONGEST = 32;

    public BoardLine {
        if (text.length() > LONGEST)
            throw new IllegalArgumentException(
                    "a line has at most %d characters, not %d".formatted(LONGEST, text.length()));
    }

    /** As much of {@code text} as fits a line. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
