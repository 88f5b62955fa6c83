package tingxu.control.advice;

import tingxu.control.sim.Ahead.Wait;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What doing something otherwise would bring, over turns with the same citizens.
 *
 * @param burden by which the burden falls, on average
 * @param waitMinutes that all together wait less, on average
 * @param p95Minutes by which P95 falls, on average
 * @param fewerOver citizens who would wait within the limit instead of beyond it, on average
 * @param helped share of turns in which the burden falls
 */
public record Gain(
        double burden,
        double waitMinutes,
        double p95Minutes,
        double fewerOver,
        double helped,
        int turns) {

    static final Gain NONE = new Gain(0, 0, 0, 0, 0, 0);

    /** Of {@code otherwise} against {@code asItIs}, turn by turn. */
    static Gain of(List<List<Wait>> asItIs, List<List<Wait>> otherwise, Duration limit) {
        int turns = Math.min(asItIs.size(), otherwise.size());
        if (turns == 0) return NONE;
        double burden = 0;
        double wait = 0;
        double p95 = 0;
        double over = 0;
        double helped = 0;
        for (int i = 0; i < turns; i++) {
            double falls = Burden.of(asItIs.get(i)) - Burden.of(otherwise.get(i));
            burden += falls;
            if (falls > 0) helped++;
            wait += all(asItIs.get(i)) - all(otherwise.get(i));
            p95 += p95(asItIs.get(i)) - p95(otherwise.get(i));
            over += over(asItIs.get(i), limit) - over(otherwise.get(i), limit);
        }
        return new Gain(
                burden / turns, wait / turns, p95 / turns, over / turns, helped / turns, turns);
    }

    private static double all(List<Wait> waits) {
        return waits.stream().mapToDouble(Burden::minutes).sum();
    }

    static double p95(List<Wait> waits) {
        if (waits.isEmpty()) return 0;
        double[] sorted = waits.stream().mapToDouble(Burden::minutes).toArray();
        Arrays.sort(sorted);
        double place = .95 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double over(List<Wait> waits, Duration limit) {
        return waits.stream().filter(wait -> wait.waited().compareTo(limit) > 0).count();
    }
}
