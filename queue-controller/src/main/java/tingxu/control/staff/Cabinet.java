package tingxu.control.staff;

import java.util.function.UnaryOperator;

/** Where the papers of this room lie: for their owner alone, and whole or not at all. */
public interface Cabinet {

    /** Another number whenever the paper may have changed, also by another process. */
    long version(String paper);

    /** Its text; empty if there is none yet. */
    String read(String paper);

    /** Writes it anew while nobody else can; the same text is not written. */
    void change(String paper, UnaryOperator<String> change);

    /**
     * Adds a line at its end while nobody else can.
     *
     * @param next from the line that is last now, empty at first
     */
    void append(String paper, UnaryOperator<String> next);
}
