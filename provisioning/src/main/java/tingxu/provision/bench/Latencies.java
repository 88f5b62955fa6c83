package tingxu.provision.bench;

import java.util.List;

/** Times of many like requests, in nanoseconds, shortest first. */
record Latencies(List<Long> sortedNanos) {

    Latencies {
        sortedNanos = sortedNanos.stream().sorted().toList();
    }

    /** By linear interpolation, to the microsecond; 0 when there are none. */
    double millis(double quantile) {
        if (sortedNanos.isEmpty()) return 0;
        double at = quantile * (sortedNanos.size() - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sortedNanos.size() - 1);
        long below = sortedNanos.get(low);
        double nanos = below + (at - low) * (sortedNanos.get(high) - below);
        return Math.round(nanos / 1e3) / 1e3;
    }
}
