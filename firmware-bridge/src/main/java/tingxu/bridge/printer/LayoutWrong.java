package tingxu.bridge.printer;

/** A layout cannot be used, and why: its line, and what would do. */
public final class LayoutWrong extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String zh;
    private final String en;

    LayoutWrong(int line, String zh, String en) {
        super("第 " + line + " 行：" + zh + " / line " + line + ": " + en);
        this.line = line;
        this.zh = "第 " + line + " 行：" + zh;
        this.en = "line " + line + ": " + en;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
