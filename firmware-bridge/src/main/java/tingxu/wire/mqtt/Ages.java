package tingxu.wire.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How old the hall's words are when they come, judged by the freshest of the last few: a wrong
 * clock makes nothing old. A hall stamps them by a clock that is never set while it runs, so all
 * that one run of it has said lately bears witness; of another run's, three words.
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
        words.addLast(now);
        while (words.size() > WORDS_MOST || (words.size() > WORDS && isPast(words.getFirst(), now)))
            words.removeFirst();
        Duration freshest = now.ahead();
        int later = words.size();
        for (Word word : words) {
            boolean counts = later <= WORDS || word.epoch() == epoch;
            if (counts && word.ahead().compareTo(freshest) > 0) freshest = word.ahead();
            later--;
        }
        return freshest.minus(now.ahead());
    }

    private static boolean isPast(Word word, Word now) {
        return word.came().isBefore(now.came().minus(LATELY));
    }
}
