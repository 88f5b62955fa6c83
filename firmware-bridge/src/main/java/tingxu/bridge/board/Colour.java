package tingxu.bridge.board;

/** The colours of a two-colour board. */
public enum Colour {
    RED(1),
    GREEN(2),
    YELLOW(3);

    final int code;

    Colour(int code) {
        this.code = code;
    }
}
