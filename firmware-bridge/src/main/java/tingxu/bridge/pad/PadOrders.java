package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** What a pad on a line was last told to do: the newest order is the only one. */
final class PadOrders {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    sealed interface Order {}

    record Invite(Instant until) implements Order {}

    record Dark() implements Order {}

    private final InstantSource clock;
    private final AtomicReference<@Nullable Order> newest = new AtomicReference<>();

    PadOrders(InstantSource clock) {
        this.clock = clock;
    }

    void invite(Duration patience) {
        if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    "an invitation lasts 1 second to 10 minutes, not " + patience);
        newest.set(new Invite(clock.instant().plus(patience)));
    }

    void dark() {
        newest.set(new Dark());
    }

    boolean waiting() {
        return newest.get() != null;
    }

    /** The newest order, once; null where there is none. */
    @Nullable Order take() {
        return newest.getAndSet(null);
    }
}
