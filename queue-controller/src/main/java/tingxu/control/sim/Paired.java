package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How a rule does against another on the very same days, in per cent of the other: negative is
 * shorter waits. Days are taken ten at a time, as halls look at a fortnight, and the interval is
 * that of the mean over these.
 *
 * @param together the mean of the three that are read together
 */
public record Paired(
        String rule,
        String against,
        int days,
        Change p95,
        Change cvar5,
        Change worstCategoryP95,
        Change together,
        Change mean,
        Change p99,
        Change priorityP95,
        Change appointmentP95) {

    private static final int BLOCK = 10;

    /** Keeps a wait of next to nothing from making a change of hundreds of per cent. */
    private static final double LEAST_MINUTES = .5;

    /**
     * A change in per cent.
     *
     * @param low the lower end of the interval of 95 %; null, as the upper one, where ten days or
     *     fewer say nothing of chance
     */
    public record Change(double percent, @Nullable Double low, @Nullable Double high) {

        static Change of(List<Double> each) {
            int n = each.size();
            double mean = each.stream().mapToDouble(x -> x).average().orElse(0);
            double squares = each.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            if (n < 2) return new Change(mean, null, null);
            double error = 1.96 * Math.sqrt(squares / (n - 1) / n);
            return new Change(mean, mean - error, mean + error);
        }

        @Override
        public String toString() {
            return low == null
                    ? String.format(Locale.ROOT, "%+7.2f", percent)
                    : String.format(Locale.ROOT, "%+7.2f  (%+.2f to %+.2f)", percent, low, high);
        }
    }

    /** The first ten days with the first ten, and so on; what is left over counts as ten. */
    public static Paired of(Trial.Result rule, Trial.Result against) {
        List<Metrics> ours = blocks(rule.days());
        List<Metrics> theirs = blocks(against.days());
        List<Double> together = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            Metrics our = ours.get(i);
            Metrics their = theirs.get(i);
            together.add(
                    (percent(our.p95(), their.p95())
                                    + percent(our.cvar5(), their.cvar5())
                                    + percent(our.worstCategoryP95(), their.worstCategoryP95()))
                            / 3);
        }
        return new Paired(
                rule.rule().text(),
                against.rule().text(),
                rule.days().size(),
                change(ours, theirs, Metrics::p95),
                change(ours, theirs, Metrics::cvar5),
                change(ours, theirs, Metrics::worstCategoryP95),
                Change.of(together),
                change(ours, theirs, Metrics::mean),
                change(ours, theirs, Metrics::p99),
                change(ours, theirs, Metrics::priorityP95),
                change(ours, theirs, Metrics::appointmentP95));
    }

    private static List<Metrics> blocks(List<Waits> days) {
        List<Metrics> blocks = new ArrayList<>();
        for (int from = 0; from < days.size(); from += BLOCK)
            blocks.add(
                    Metrics.of(Waits.all(days.subList(from, Math.min(from + BLOCK, days.size())))));
        return blocks;
    }

    private static Change change(
            List<Metrics> ours, List<Metrics> theirs, ToDoubleFunction<Metrics> metric) {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++)
            each.add(
                    percent(
                            metric.applyAsDouble(ours.get(i)),
                            metric.applyAsDouble(theirs.get(i))));
        return Change.of(each);
    }

    private static double percent(double ours, double theirs) {
        return 100 * ((ours + LEAST_MINUTES) / (theirs + LEAST_MINUTES) - 1);
    }
}
