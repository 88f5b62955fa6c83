package tingxu.control.sim;

import tingxu.wire.TicketClass;

import java.util.Arrays;

/**
 * How long people waited, in minutes. P95 alone can be had by abandoning the late ones, so it is
 * read together with what the worst 5 % and the worst category waited.
 *
 * @param within15 share that waited 15 min at most
 * @param over30 share that waited more than 30 min
 * @param cvar5 mean wait of the worst 5 %
 * @param worstCategoryP95 the largest P95 of a category
 * @param jain evenness of the categories' mean waits: 1 when all are alike
 */
public record Metrics(
        int waits,
        double mean,
        double p50,
        double p90,
        double p95,
        double p99,
        double within15,
        double over30,
        double cvar5,
        double max,
        double worstCategoryP95,
        double priorityP95,
        double appointmentP95,
        double jain) {

    public static Metrics of(Waits waits) {
        double[] all = waits.sorted();
        if (all.length == 0) throw new IllegalArgumentException("nobody waited on these days");
        int worst = (int) (.95 * all.length);
        double[] means =
                Arrays.stream(waits.categories())
                        .mapToDouble(category -> mean(waits.ofCategory(category)))
                        .toArray();
        return new Metrics(
                all.length,
                mean(all),
                percentile(all, 50),
                percentile(all, 90),
                percentile(all, 95),
                percentile(all, 99),
                share(all, 15),
                1 - share(all, 30),
                mean(Arrays.copyOfRange(all, worst, all.length)),
                all[all.length - 1],
                Arrays.stream(waits.categories())
                        .mapToDouble(category -> percentile(waits.ofCategory(category), 95))
                        .max()
                        .orElseThrow(),
                percentile(waits.ofClass(TicketClass.PRIORITY), 95),
                percentile(waits.ofClass(TicketClass.APPOINTMENT), 95),
                jain(means));
    }

    /** By linear interpolation; 0 where nobody waited. */
    static double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) return 0;
        double place = (sorted.length - 1) * percent / 100;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double mean(double[] waits) {
        return Arrays.stream(waits).sum() / waits.length;
    }

    private static double share(double[] sorted, double limit) {
        return (double) Arrays.stream(sorted).filter(wait -> wait <= limit).count() / sorted.length;
    }

    private static double jain(double[] means) {
        double sum = Arrays.stream(means).sum();
        double squares = Arrays.stream(means).map(mean -> mean * mean).sum();
        return squares == 0 ? 1 : sum * sum / (means.length * squares);
    }
}
