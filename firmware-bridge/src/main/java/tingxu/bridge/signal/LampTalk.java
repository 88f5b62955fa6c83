package tingxu.bridge.signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * When a lamp is on. Pure: it is told the time.
 *
 * @param since when it began to burn so
 */
record LampTalk(Glow glow, Instant since) {

    /** A wire that keeps its level is told it again, in case the relay was unplugged. */
    static final Duration REFRESH = Duration.ofSeconds(10);

    boolean isLit(Instant now) {
        Duration half = glow.half;
        if (half == null) return glow == Glow.ON;
        return Duration.between(since, now).dividedBy(half) % 2 == 0;
    }

    /** How long nothing changes. */
    Duration rest(Instant now) {
        @Nullable Duration half = glow.half;
        if (half == null) return REFRESH;
        long halves = Duration.between(since, now).dividedBy(half);
        return Duration.between(now, since.plus(half.multipliedBy(halves + 1)));
    }
}
