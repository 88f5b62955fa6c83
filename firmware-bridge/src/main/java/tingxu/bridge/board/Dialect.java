package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.List;

/** How one make of boards is spoken with: faces into bytes, bytes into answers. Pure. */
public interface Dialect {

    /** A board that has heard nothing for so long goes dark rather than show a number of old. */
    Duration FORGET = Duration.ofMinutes(3);

    /** What makes the board show the face. */
    Bytes show(BoardFace face);

    /**
     * What asks whether the board is there; null where nothing can be asked, and the face is sent
     * again instead.
     */
    @Nullable Bytes look();

    /** Listens for the answer to {@code request}; null where boards never answer. */
    @Nullable Hearing hearing(Bytes request);

    /** What the board must be told whenever it may have lost power. */
    List<Errand> standing();

    Pace pace();

    /**
     * How fast a board may be spoken with.
     *
     * @param answerLimit after which a question is asked again
     * @param betweenFaces at least
     * @param look how often a board at rest is asked whether it is there
     * @param refresh how often the face is sent again: a board that lost power has forgotten it
     * @param gap of silence that ends a sentence on the line
     */
    record Pace(
            Duration answerLimit,
            Duration betweenFaces,
            Duration look,
            Duration refresh,
            Duration gap) {

        public Pace {
            if (!answerLimit.isPositive() || !look.isPositive() || !refresh.isPositive())
                throw new IllegalArgumentException(
                        "limits of a board are longer than nothing: answer %s, look %s, refresh %s"
                                .formatted(answerLimit, look, refresh));
        }
    }
}
