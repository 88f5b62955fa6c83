package tingxu.bridge.port;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock for waiting: starts at the hall's time and is never set.
 *
 * <p>A small computer without a battery learns the time minutes after it started, and steps. A
 * driver that measures a second between two readings of the hall's clock could wait an hour.
 */
public final class SteadyClock implements InstantSource {

    private final Instant start;
    private final long startNanos = System.nanoTime();

    public SteadyClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
