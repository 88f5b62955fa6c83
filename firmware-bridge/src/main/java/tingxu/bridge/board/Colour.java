package tingxu.bridge.board;

/** The colours of a two-colour board. */
public enum Colour {
    RED,
    GREEN,
    YELLOW
}
