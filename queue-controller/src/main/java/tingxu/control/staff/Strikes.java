package tingxu.control.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts tries that were wrong, by account or by address; after some one must wait, each time twice
 * as long, up to a limit. Only the latest few are remembered.
 *
 * <p>A try is counted before it is known to be wrong, so that many at once are many.
 */
final class Strikes {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Count(int tries, Instant last, Instant notBefore) {}

    private final int free;
    private final Map<String, Count> counts;

    /**
     * @param free tries before one must wait
     * @param remembered at most
     */
    Strikes(int free, int remembered) {
        this.free = free;
        this.counts =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                        return size() > remembered;
                    }
                };
    }

    /** How long one must wait; zero if one may try. */
    synchronized Duration wait(String key, Instant now) {
        Count count = counts.get(key);
        if (count == null || !now.isBefore(count.notBefore)) return Duration.ZERO;
        return Duration.between(now, count.notBefore);
    }

    /** Counts a try, and says how many are left before one must wait. */
    synchronized int count(String key, Instant now) {
        Count before = counts.get(key);
        boolean known =
                before != null
                        && !now.isAfter(before.last.plus(FORGOTTEN_AFTER).plus(LONGEST_WAIT));
        int tries = known && before != null ? Math.min(before.tries + 1, free + 10) : 1;
        Instant notBefore = tries < free ? now : now.plus(waitAfter(tries - free));
        counts.put(key, new Count(tries, now, notBefore));
        return Math.max(0, free - tries);
    }

    private static Duration waitAfter(int doubled) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << doubled);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    synchronized void forgive(String key) {
        counts.remove(key);
    }

    synchronized int remembered() {
        return counts.size();
    }
}
