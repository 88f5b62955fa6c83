package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.provision.history.Breach;

import java.util.Map;
import java.util.TreeMap;

/** What came of many stories. */
public final class Tally {

    private final Map<Fault, Long> struck = new TreeMap<>();
    private final Map<String, Long> broken = new TreeMap<>();
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
