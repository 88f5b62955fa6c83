package tingxu.wire.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How old the hall's words are when they come, judged by the freshest of the last few: a wrong
 * clock makes nothing old, and one that is set is believed after a few words more.
 */
final class Ages {

    private static final int WORDS = 3;

    private final Deque<Duration> ahead = new ArrayDeque<>();

    /**
     * @param said by the hall's clock
     * @param steady when it came, by a clock that nobody sets
     */
    Duration of(Instant said, Instant steady) {
        Duration now = Duration.between(steady, said);
        ahead.addLast(now);
        if (ahead.size() > WORDS) ahead.removeFirst();
        Duration freshest = now;
        for (Duration each : ahead) if (each.compareTo(freshest) > 0) freshest = each;
        return freshest.minus(now);
    }
}
