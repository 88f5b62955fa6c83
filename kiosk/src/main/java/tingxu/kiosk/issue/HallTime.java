package tingxu.kiosk.issue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is in the hall, learnt from what the hall has said. Only to know whether a business
 * day can still be open: it orders nothing.
 *
 * @param ahead how far the hall is ahead of the kiosk's steady clock; null before it was heard
 */
public record HallTime(@Nullable Duration ahead) {

    public static final HallTime UNKNOWN = new HallTime(null);

    /** The freshest word counts: one that was kept for us says an earlier time. */
    public HallTime heard(Instant said, Instant steady) {
        Duration seen = Duration.between(steady, said);
        return ahead == null || seen.compareTo(ahead) > 0 ? new HallTime(seen) : this;
    }

    /**
     * @param wall the kiosk's own time of day, which is believed until the hall was heard
     */
    public Instant at(Instant steady, Instant wall) {
        return ahead == null ? wall : steady.plus(ahead);
    }
}
