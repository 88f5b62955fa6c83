package tingxu.provision.trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.advice.StaffingTrial;
import tingxu.control.advice.StaffingTrial.Outcome;
import tingxu.control.advice.StaffingTrial.Way;
import tingxu.control.advice.Trigger;
import tingxu.control.hall.Tuning;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Metrics;
import tingxu.control.sim.Paired;
import tingxu.control.sim.Rule;
import tingxu.control.sim.Trial;
import tingxu.control.sim.Waits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** {@code tingxu bench staffing}: what reserve windows bring, by several ways to use them. */
@Command(name = "staffing")
public final class StaffingVerb implements Callable<Integer> {

    private static final int MOST_WINDOWS = 40;

    @Mixin private MadeUpDays made = new MadeUpDays(Matrix.M, 1.05, 20);

    @Option(names = "--reserves", paramLabel = "COUNT")
    private int reserves = 4;

    @Option(names = "--hours", paramLabel = "HOURS")
    private double hours = 7;

    @Option(names = "--turns", paramLabel = "COUNT")
    private int turns = Trigger.USUAL.turns();

    @Mixin private Answer answer = new Answer();

    /**
     * One way, on all the days together.
     *
     * @param p95Change in per cent, against no reserve
     * @param hours used, on average
     * @param hoursMost on one day
     * @param daysOver on which the last citizens took longer than the budget
     */
    private record Row(
            String way,
            double p95,
            double p95Change,
            double cvar5,
            double worstCategoryP95,
            double mean,
            double hours,
            double hoursMost,
            long daysOver) {}

    private record Report(int days, double budgetHours, List<Row> ways, List<Paired> paired) {}

    @Override
    public Integer call() {
        int days = made.count();
        try {
            made.checked();
            if (turns < 1) throw new IllegalArgumentException("--turns is 1 or more");
            if (reserves < 1 || reserves > MOST_WINDOWS || !(hours >= 0 && hours <= 400))
                throw new IllegalArgumentException(
                        "--reserves are 1 to " + MOST_WINDOWS + ", --hours 0 to 400");
        } catch (IllegalArgumentException wrong) {
            return answer.refuse(wrong.getMessage());
        }
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("none", new Way.Never());
        ways.put("longest-wait-over-20", new Way.LongestWait(20));
        ways.put("advised", new Way.Advised(Trigger.USUAL.turned(turns)));
        ways.put("fixed-at-known-peak", new Way.Fixed(30));
        StaffingTrial trial =
                new StaffingTrial(
                        made.days(),
                        made.plan(Rule.parse("bwi")),
                        reserves,
                        Duration.ofMinutes(Math.round(60 * hours)));
        Progress progress = answer.progress(ways.size());
        List<Row> rows = new ArrayList<>();
        List<Trial.Result> results = new ArrayList<>();
        ways.forEach((name, way) -> {
            List<Outcome> outcomes =
                    IntStream.range(0, days)
                            .parallel()
                            .mapToObj(day -> trial.play(day, way))
                            .toList();
            results.add(
                    new Trial.Result(
                            new Rule(name, "bwi", Tuning.USUAL),
                            outcomes.stream().map(Outcome::waits).toList()));
            rows.add(row(name, outcomes, rows.isEmpty() ? null : rows.getFirst()));
            progress.done(rows.size());
        });
        List<Paired> paired =
                results.stream().skip(1).map(each -> Paired.of(each, results.getFirst())).toList();
        Report report = new Report(days, hours, rows, paired);
        return answer.give(report, table(report));
    }

    private Row row(String name, List<Outcome> outcomes, @Nullable Row none) {
        Metrics metrics = Metrics.of(Waits.all(outcomes.stream().map(Outcome::waits).toList()));
        return new Row(
                name,
                metrics.p95(),
                none == null ? 0 : 100 * (metrics.p95() / none.p95() - 1),
                metrics.cvar5(),
                metrics.worstCategoryP95(),
                metrics.mean(),
                outcomes.stream().mapToDouble(Outcome::hours).average().orElse(0),
                outcomes.stream().mapToDouble(Outcome::hours).max().orElse(0),
                outcomes.stream().filter(outcome -> outcome.hours() > hours).count());
    }

    private static String table(Report report) {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%d days, %.1f window-hours a day%n"
                                        + "    P95  change   CVaR5   worst    mean   hours    most"
                                        + "  days over  way%n",
                                report.days(),
                                report.budgetHours()));
        for (Row row : report.ways())
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%7.2f %+6.1f%% %7.2f %7.2f %7.2f %7.2f %7.2f %10d  %s%n",
                            row.p95(),
                            row.p95Change(),
                            row.cvar5(),
                            row.worstCategoryP95(),
                            row.mean(),
                            row.hours(),
                            row.hoursMost(),
                            row.daysOver(),
                            row.way()));
        for (Paired pair : report.paired())
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s against %s, ten days at a time: P95 in %%: %s%n",
                            pair.rule(),
                            pair.against(),
                            pair.p95()));
        return text.toString();
    }
}
