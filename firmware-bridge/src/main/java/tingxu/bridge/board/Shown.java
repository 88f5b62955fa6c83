package tingxu.bridge.board;

/** The card has confirmed that it shows this face. */
public record Shown(BoardFace face) {}
