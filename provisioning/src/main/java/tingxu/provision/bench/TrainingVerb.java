package tingxu.provision.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.advice.TrainingTrial;
import tingxu.control.advice.TrainingTrial.Step;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Rule;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu bench training}: what it brings when windows learn what they are advised to. */
@Command(name = "training")
final class TrainingVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private MadeUpDays made = new MadeUpDays(Matrix.S, .95, 20);

    @Option(names = "--steps", paramLabel = "COUNT")
    private int steps = 8;

    @Option(names = "--turns", paramLabel = "COUNT")
    private int turns = 3;

    @Option(names = "--json")
    private boolean json;

    private record Report(int days, List<Step> steps) {}

    @Override
    public Integer call() {
        int days = made.count();
        try {
            made.checked();
            if (turns < 1 || steps < 1 || steps > 100)
                throw new IllegalArgumentException("--turns is 1 or more, --steps 1 to 100");
        } catch (IllegalArgumentException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            return 2;
        }
        Progress progress = new Progress(spec.commandLine().getErr(), steps);
        List<Step> all =
                new TrainingTrial(made.days(), made.plan(Rule.parse("bwi")), turns)
                        .run(steps, days, progress::done);
        spec.commandLine().getOut().println(json ? json(new Report(days, all)) : table(all));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String json(Report report) {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writeValueAsString(report);
    }

    private static String table(List<Step> steps) {
        double before = steps.getFirst().minutes().p95();
        StringBuilder text =
                new StringBuilder("step  trained     P95  change   CVaR5   worst  learnt\n");
        for (Step each : steps)
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%4d %8d %7.2f %+6.1f%% %7.2f %7.2f  %s%n",
                            each.step(),
                            each.trained(),
                            each.minutes().p95(),
                            100 * (each.minutes().p95() / before - 1),
                            each.minutes().cvar5(),
                            each.minutes().worstCategoryP95(),
                            each.learnt()));
        return text.toString();
    }
}
