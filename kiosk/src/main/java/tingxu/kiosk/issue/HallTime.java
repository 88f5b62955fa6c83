package tingxu.kiosk.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What time it is in the hall, learnt from what the hall has said. Only to know whether a business
 * day can still be open: it orders nothing.
 *
 * @param lately how far the hall was ahead of the kiosk's steady clock by each of its last words
 */
public record HallTime(List<Duration> lately) {

    /** Enough to outlast what was kept for us; few enough to outlive a clock that was wrong. */
    private static final int WORDS = 3;

    public static final HallTime UNKNOWN = new HallTime(List.of());

    public HallTime {
        lately = List.copyOf(lately);
    }

    public HallTime heard(Instant said, Instant steady) {
        List<Duration> more = new ArrayList<>(lately);
        more.add(Duration.between(steady, said));
        if (more.size() > WORDS) more.removeFirst();
        return new HallTime(more);
    }

    /**
     * By the freshest of the last words: one that was kept for us says an earlier time.
     *
     * @param wall the kiosk's own time of day, which is believed until the hall was heard
     */
    public Instant at(Instant steady, Instant wall) {
        return lately.stream().max(Comparator.naturalOrder()).map(steady::plus).orElse(wall);
    }
}
