package tingxu.bridge.board;

import tingxu.bridge.frame.Bytes;

import java.util.concurrent.CompletableFuture;

/** Something that is asked of a board once, besides its face: a clock set, a brightness, a word. */
public final class Errand {

    private final String name;
    private final Bytes bytes;
    private final CompletableFuture<Answer> outcome = new CompletableFuture<>();

    /**
     * @param name for people: what is asked
     * @param bytes as they go over the line
     */
    public Errand(String name, Bytes bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public Bytes bytes() {
        return bytes;
    }

    /** Ends with the board's answer, or with silence; never with an exception. */
    public CompletableFuture<Answer> outcome() {
        return outcome;
    }

    @Override
    public String toString() {
        return name;
    }
}
