package tingxu.provision.trial;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.advice.TrainingTrial;
import tingxu.control.advice.TrainingTrial.Step;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Rule;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu bench training}: what it brings when windows learn what they are advised to. */
@Command(name = "training")
public final class TrainingVerb implements Callable<Integer> {

    @Mixin private MadeUpDays made = new MadeUpDays(Matrix.S, .95, 20);

    @Option(names = "--steps", paramLabel = "COUNT")
    private int steps = 8;

    @Option(names = "--turns", paramLabel = "COUNT")
    private int turns = 3;

    @Mixin private Answer answer = new Answer();

    private record Report(int days, List<Step> steps) {}

    @Override
    public Integer call() {
        int days = made.count();
        try {
            made.checked();
            if (turns < 1 || steps < 1 || steps > 100)
                throw new IllegalArgumentException("--turns is 1 or more, --steps 1 to 100");
        } catch (IllegalArgumentException wrong) {
            return answer.refuse(wrong.getMessage());
        }
        Progress progress = answer.progress(steps);
        List<Step> all =
                new TrainingTrial(made.days(), made.plan(Rule.parse("bwi")), turns)
                        .run(steps, days, progress::done);
        return answer.give(new Report(days, all), table(all));
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
