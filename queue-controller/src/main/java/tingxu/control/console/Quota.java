package tingxu.control.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a second and no more, by whoever asks; two seconds' worth may come at once. Only
 * the latest few who asked are remembered.
 */
final class Quota {

    private static final int REMEMBERED = 4_096;
    private static final double NANOS = 1e9;
    private static final int BURST_SECONDS = 2;

    private record Pail(double left, long atNanos) {}

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Pail> pails =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pail> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Quota(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Takes one; false when there is none left. */
    synchronized boolean take(String who) {
        long now = nanos.getAsLong();
        double most = (double) perSecond * BURST_SECONDS;
        Pail before = pails.getOrDefault(who, new Pail(most, now));
        double left = Math.min(most, before.left + (now - before.atNanos) / NANOS * perSecond);
        boolean enough = left >= 1;
        pails.put(who, new Pail(enough ? left - 1 : left, now));
        return enough;
    }

    synchronized int remembered() {
        return pails.size();
    }
}
