package tingxu.provision.trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.forecast.Calibration;
import tingxu.control.forecast.Contest;
import tingxu.control.forecast.HallTrial;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Rule;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tingxu bench forecast}: how far forecasts are off, in made-up halls or real offices. */
@Command(name = "forecast")
public final class ForecastVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--snapshots", paramLabel = "CSV")
    private @Nullable Path snapshots;

    @Option(names = "--split", paramLabel = "DATE")
    private @Nullable LocalDate split;

    @Option(names = "--out", paramLabel = "CSV")
    private @Nullable Path out;

    @Mixin private MadeUpDays made = new MadeUpDays(Matrix.M, .95, 40);

    @Option(names = "--every", paramLabel = "COUNT")
    private int every = 10;

    @Option(names = "--told")
    private boolean told;

    @Option(names = "--policy", paramLabel = "NAME[:NUMBER=VALUE]")
    private Rule policy = Rule.parse("bwi");

    @Option(names = "--json")
    private boolean json;

    /**
     * @param learnt from what, in words
     */
    private record Report(List<ForecastScore.Row> forecasts, String learnt) {}

    @Override
    public Integer call() {
        try {
            return tell(snapshots == null ? halls() : offices(snapshots));
        } catch (IOException | IllegalArgumentException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            return 2;
        }
    }

    private Report offices(Path table) throws IOException {
        if (split == null) throw new IOException("--split is missing: the first day to forecast");
        OfficeBench bench = new OfficeBench(table, split);
        if (out != null)
            try (Writer to = Files.newBufferedWriter(out)) {
                return new Report(bench.run(to), bench.learnt());
            }
        Writer to = json ? Writer.nullWriter() : spec.commandLine().getOut();
        return new Report(bench.run(to), bench.learnt());
    }

    private Report halls() {
        int days = made.checked().count();
        if (every < 1) throw new IllegalArgumentException("--every is 1 or more");
        int learnt = HallTrial.HABIT_DAYS + HallTrial.ERROR_DAYS;
        Progress progress = new Progress(spec.commandLine().getErr(), learnt + days);
        List<Contest.Case> cases =
                new HallTrial(made.days(), made.plan(policy), MonteCarlo.TIMES, every, told)
                        .run(days, progress::done);
        Map<String, ForecastScore> scores = new LinkedHashMap<>();
        for (Contest.Case each : cases)
            if (each.waited() > Calibration.AT_ONCE_MINUTES)
                scores.computeIfAbsent(each.forecaster(), _ -> new ForecastScore())
                        .add(each.range(), each.waited(), each.nanos());
        return new Report(
                scores.entrySet().stream().map(each -> each.getValue().row(each.getKey())).toList(),
                learnt + " days before");
    }

    /** Figures go where the table of ranges does not. */
    private int tell(Report report) {
        boolean ranges = snapshots != null && out == null && !json;
        PrintWriter to = ranges ? spec.commandLine().getErr() : spec.commandLine().getOut();
        to.println(
                json
                        ? JsonMapper.builder().build().writeValueAsString(report)
                        : ForecastScore.Row.table(report.forecasts()) + report.learnt());
        to.flush();
        return 0;
    }
}
