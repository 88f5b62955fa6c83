package tingxu.bridge.board;

import java.util.List;

/** All that a board shows at one time. */
public record BoardFace(List<BoardLine> lines) {

    private static final int MOST_LINES = 4;

    public BoardFace {
        if (lines.isEmpty() || lines.size() > MOST_LINES)
            throw new IllegalArgumentException(
                    "a face has 1 to %d lines, not %d".formatted(MOST_LINES, lines.size()));
        lines = List.copyOf(lines);
    }

    /** A citizen is being called. */
    public static BoardFace number(String ticket) {
        return of(ticket, Colour.RED);
    }

    /** The citizen has come. */
    public static BoardFace serving(String ticket) {
        return of(ticket, Colour.GREEN);
    }

    public static BoardFace free() {
        return of("空闲", Colour.GREEN);
    }

    public static BoardFace paused() {
        return of("暂停服务", Colour.YELLOW);
    }

    public static BoardFace pleaseRate() {
        return of("请评价", Colour.YELLOW);
    }

    public static BoardFace closed() {
        return of("窗口关闭", Colour.RED);
    }

    private static BoardFace of(String text, Colour colour) {
        return new BoardFace(List.of(new BoardLine(text, colour)));
    }
}
