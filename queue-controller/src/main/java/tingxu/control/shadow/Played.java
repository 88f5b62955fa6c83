package tingxu.control.shadow;

import tingxu.control.hall.HallPlan;
import tingxu.control.shadow.DayCourse.Visit;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the day's people waited for their first call. Whoever still waits counts with the wait
 * so far, so that no policy looks better by leaving people behind.
 *
 * @param uncalled of all, who still wait
 * @param worstLine the one with the longest P95
 */
public record Played(
        int people,
        int uncalled,
        long meanSeconds,
        long p50Seconds,
        long p95Seconds,
        long longestSeconds,
        Words worstLine,
        long worstLineP95Seconds) {

    static Played of(DayCourse course, HallPlan plan, Map<Visit, Instant> calls) {
        List<Long> all = new ArrayList<>();
        Map<LineId, List<Long>> lines = new TreeMap<>();
        int uncalled = 0;
        for (Visit visit : course.visits()) {
            if (visit.cancelled != null) continue;
            Instant called = calls.get(visit);
            if (called == null) uncalled++;
            Instant end = called == null ? course.last() : called;
            long wait = Math.max(0, Duration.between(visit.ticket.clock(), end).toSeconds());
            all.add(wait);
            lines.computeIfAbsent(visit.ticket.line(), _ -> new ArrayList<>()).add(wait);
        }
        all.sort(null);
        LineId worst = null;
        long worstP95 = -1;
        for (Map.Entry<LineId, List<Long>> line : lines.entrySet()) {
            line.getValue().sort(null);
            long p95 = percentile(line.getValue(), 95);
            if (p95 > worstP95) {
                worst = line.getKey();
                worstP95 = p95;
            }
        }
        return new Played(
                all.size(),
                uncalled,
                Math.round(all.stream().mapToLong(wait -> wait).average().orElse(0)),
                percentile(all, 50),
                percentile(all, 95),
                all.isEmpty() ? 0 : all.getLast(),
                worst == null ? new Words("", "") : plan.nameOf(worst),
                Math.max(0, worstP95));
    }

    /** The smallest wait that so many in a hundred do not exceed. */
    private static long percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) return 0;
        return sorted.get((int) Math.min(sorted.size() - 1L, sorted.size() * (long) percent / 100));
    }
}
