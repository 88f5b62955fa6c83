package tingxu.wire.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * How old the hall's words are when they come, judged by the freshest of those that the same run of
 * it has said lately: it stamps them by a clock that is never set while it runs. Another run's bear
 * no witness, for the clock may have been set between.
 */
final class Ages {

    private static final int WORDS = 3;

    /** A machine that was put to sleep with its hall is believed again after that. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    private static final int WORDS_MOST = 1_000;

    /**
     * @param ahead by how much the hall's clock was, as it seemed
     */
    private record Word(long epoch, Duration ahead, Instant came) {}

    private final Deque<Word> words = new ArrayDeque<>();

    /**
     * @param epoch of the hall that said it
     * @param said by the hall's clock
     * @param steady when it came, by a clock that nobody sets
     */
    Duration of(long epoch, Instant said, Instant steady) {
        Word now = new Word(epoch, Duration.between(steady, said), steady);
        words.addFirst(now);
        if (words.size() > WORDS_MOST) words.removeLast();
        Instant lately = steady.minus(LATELY);
        Duration freshest = now.ahead();
        int ofThisRun = 0;
        Iterator<Word> backwards = words.iterator();
        while (backwards.hasNext()) {
            Word word = backwards.next();
            if (word.epoch() == epoch && ++ofThisRun > WORDS && word.came().isBefore(lately))
                backwards.remove();
            else if (word.epoch() == epoch && word.ahead().compareTo(freshest) > 0)
                freshest = word.ahead();
        }
        return freshest.minus(now.ahead());
    }
}
