package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

/**
 * Listens for the answer to one question. Pure; never throws, and passes over whatever else is on
 * the line: noise, the tail of a late answer, another board's words.
 */
@FunctionalInterface
public interface Hearing {

    /** Takes one byte, 0 to 255; the last one of an answer gives it. */
    @Nullable Answer feed(int b);
}
