package tingxu.bridge.board;

import tingxu.bridge.frame.Bytes;

/** What became of a question. */
public sealed interface Answer {

    /**
     * Done.
     *
     * @param data what the board tells with it; most say no more than yes
     */
    record Yes(Bytes data) implements Answer {}

    /**
     * The board has understood and does not want to.
     *
     * @param passes whether the same words may find it in a better mood
     */
    record No(String zh, String en, boolean passes) implements Answer {}

    /** Nothing came, however often it was asked. */
    record Silence() implements Answer {}
}
