package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.provision.history.Breach;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of many stories. */
public final class Tally {

    private static final int NAMED = 20;

    private final Map<Fault, Long> struck = new TreeMap<>();
    private final Map<String, Long> broken = new TreeMap<>();
    private final TreeSet<Long> failing = new TreeSet<>();
    private long cpuNanos;
    private long seeds;
    private long failed;
    private long issued;
    private long papers;
    private @Nullable Course first;

    public synchronized void add(Course course) {
        seeds++;
        issued += course.issued();
        papers += course.papers();
        course.struck().forEach((fault, count) -> struck.merge(fault, (long) count, Long::sum));
        if (course.breaches().isEmpty()) return;
        failed++;
        failing.add(course.setting().seed());
        if (failing.size() > NAMED) failing.pollLast();
        course.breaches().stream()
                .map(Breach::invariant)
                .distinct()
                .forEach(one -> broken.merge(one, 1L, Long::sum));
        Course before = first;
        if (before == null || course.setting().seed() < before.setting().seed()) first = course;
    }

    public synchronized long seeds() {
        return seeds;
    }

    public synchronized long failed() {
        return failed;
    }

    /** The seeds that failed, the lowest of them. */
    public synchronized List<Long> failing() {
        return List.copyOf(failing);
    }

    /** What a lane has taken of a processor, all in all. */
    synchronized void took(long nanos) {
        cpuNanos += nanos;
    }

    /** What a story took of a processor. */
    public synchronized double cpuMillis() {
        return seeds == 0 ? 0 : cpuNanos / 1e6 / seeds;
    }

    public synchronized long issued() {
        return issued;
    }

    public synchronized long papers() {
        return papers;
    }

    /** Seeds in which an invariant was broken, by its name. */
    public synchronized Map<String, Long> broken() {
        return new TreeMap<>(broken);
    }

    public synchronized long broken(String... invariants) {
        long sum = 0;
        for (String each : invariants) sum += broken.getOrDefault(each, 0L);
        return sum;
    }

    public synchronized Map<Fault, Long> struck() {
        return new TreeMap<>(struck);
    }

    /** The failing story of the lowest seed; null when none failed. */
    public synchronized @Nullable Course first() {
        return first;
    }
}
