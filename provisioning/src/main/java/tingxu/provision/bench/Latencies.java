package tingxu.provision.bench;

import java.util.Arrays;
import java.util.Collection;

/** Times of many like requests, in nanoseconds. */
record Latencies(long[] sortedNanos) {

    static Latencies of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** By linear interpolation; 0 when there are none. */
    double millis(double quantile) {
        if (sortedNanos.length == 0) return 0;
        double at = quantile * (sortedNanos.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sortedNanos.length - 1);
        double nanos = sortedNanos[low] + (at - low) * (sortedNanos[high] - sortedNanos[low]);
        return Math.round(nanos / 1e3) / 1e3;
    }
}
