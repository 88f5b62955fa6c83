package tingxu.bridge.board;

import java.util.List;
import java.util.Locale;

/**
 * All that a board shows at one time.
 *
 * @param lines for boards that have Chinese characters
 * @param digits the same for boards that have only A to Z, 0 to 9 and a dash; empty: they stay dark
 */
public record BoardFace(List<BoardLine> lines, String digits) {

    private static final int MOST_LINES = 4;
    private static final String DASHES = "----";

    public BoardFace {
        if (lines.isEmpty() || lines.size() > MOST_LINES)
            throw new IllegalArgumentException(
                    "a face has 1 to %d lines, not %d".formatted(MOST_LINES, lines.size()));
        if (!digits.matches("[A-Z0-9 -]*"))
            throw new IllegalArgumentException(
                    "digits are A to Z, 0 to 9, dash and space, not " + digits);
        lines = List.copyOf(lines);
    }

    /** A face of words, which boards of digits do not show. */
    public BoardFace(List<BoardLine> lines) {
        this(lines, "");
    }

    /** Nothing at all. */
    public static BoardFace dark() {
        return of("", Colour.RED, "");
    }

    /** A citizen is being called. */
    public static BoardFace number(String ticket) {
        return of(ticket, Colour.RED, digits(ticket));
    }

    /** The citizen has come. */
    public static BoardFace serving(String ticket) {
        return of(ticket, Colour.GREEN, digits(ticket));
    }

    public static BoardFace free() {
        return of("空闲", Colour.GREEN, "");
    }

    /**
     * Nobody is served for a while.
     *
     * @param reason why, so that those who wait know how long it may take; what is too long is cut
     */
    public static BoardFace paused(String reason) {
        return new BoardFace(
                List.of(
                        new BoardLine("暂停服务", Colour.YELLOW),
                        new BoardLine(BoardLine.cut(reason), Colour.YELLOW)),
                DASHES);
    }

    public static BoardFace pleaseRate() {
        return of("请评价", Colour.YELLOW, "");
    }

    public static BoardFace closed() {
        return of("窗口关闭", Colour.RED, "");
    }

    private static BoardFace of(String text, Colour colour, String digits) {
        return new BoardFace(List.of(new BoardLine(text, colour)), digits);
    }

    private static String digits(String ticket) {
        return ticket.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9 -]", "-");
    }
}
