package tingxu.bridge.printer;

/** A layout cannot be used, and why: its line, and what would do. */
public final class LayoutWrong extends Exception {

    private static final long serialVersionUID = 1L;

    LayoutWrong(int line, String zh, String en) {
        super("第 " + line + " 行：" + zh + " / line " + line + ": " + en);
    }
}
