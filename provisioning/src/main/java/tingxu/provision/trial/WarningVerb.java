package tingxu.provision.trial;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.advice.Warning;
import tingxu.control.advice.WarningTrial;
import tingxu.control.advice.WarningTrial.Look;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * {@code tingxu bench warning}: whether the warning of long waits is right, beside simpler signs.
 */
@Command(name = "warning")
public final class WarningVerb implements Callable<Integer> {

    /** More than none, one in twenty, one in ten, one in five: what may be called a breach. */
    private static final List<Double> BREACHES = List.of(0.0, Warning.BREACH, .1, .2);

    @Mixin private MadeUpDays made = new MadeUpDays(Matrix.M, 1.05, 20);

    @Option(names = "--limit", paramLabel = "MINUTES")
    private int limit = 30;

    @Option(names = "--turns", paramLabel = "COUNT")
    private int turns = 16;

    @Mixin private Answer answer = new Answer();

    /**
     * @param breach a larger share of long waits than this
     * @param breaches looks before one
     */
    private record Row(
            double breach, long breaches, double warning, double longestWait, double waiting) {}

    /**
     * @param foreseen mean share that was foreseen, beside the mean that {@code was}
     */
    private record Report(
            int days, int looks, int limitMinutes, double foreseen, double was, List<Row> auc) {}

    @Override
    public Integer call() {
        try {
            made.checked();
            if (turns < 1 || limit < 1)
                throw new IllegalArgumentException("--turns and --limit are 1 or more");
        } catch (IllegalArgumentException wrong) {
            return answer.refuse(wrong.getMessage());
        }
        Progress progress = answer.progress(WarningTrial.HABIT_DAYS + made.count());
        List<Look> looks =
                new WarningTrial(
                                made.days(),
                                made.plan(Rule.parse("bwi")),
                                Duration.ofMinutes(limit),
                                turns)
                        .run(made.count(), progress::done);
        Report report = report(looks);
        return answer.give(report, table(report));
    }

    private Report report(List<Look> looks) {
        List<Row> rows = new ArrayList<>();
        for (double breach : BREACHES)
            rows.add(
                    new Row(
                            breach,
                            looks.stream().filter(look -> look.was() > breach).count(),
                            WarningTrial.auc(looks, look -> look.warning().risk(), breach),
                            WarningTrial.auc(looks, Look::longestMinutes, breach),
                            WarningTrial.auc(looks, Look::waiting, breach)));
        return new Report(
                made.count(),
                looks.size(),
                limit,
                looks.stream().mapToDouble(look -> look.warning().share()).average().orElse(0),
                looks.stream().mapToDouble(Look::was).average().orElse(0),
                rows);
    }

    private static String table(Report report) {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%d looks on %d days; over %d min were %.4f, foreseen %.4f%n"
                                        + "a breach is over  breaches  AUC warning  longest wait"
                                        + "  people waiting%n",
                                report.looks(),
                                report.days(),
                                report.limitMinutes(),
                                report.was(),
                                report.foreseen()));
        for (Row row : report.auc())
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%16.2f %9d %12.4f %13.4f %15.4f%n",
                            row.breach(),
                            row.breaches(),
                            row.warning(),
                            row.longestWait(),
                            row.waiting()));
        return text.toString();
    }
}
