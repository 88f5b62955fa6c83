package tingxu.provision.trial;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.sim.DecisionCost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * {@code tingxu bench decide}: what one decision of who is next costs, with few and many waiting.
 */
@Command(name = "decide")
public final class DecideVerb implements Callable<Integer> {

    private static final int FEW = 100;

    @Option(names = "--windows", paramLabel = "COUNT")
    private int windows = 48;

    @Option(names = "--waiting", paramLabel = "COUNT")
    private int waiting = 100_000;

    @Option(names = "--decisions", paramLabel = "COUNT")
    private int decisions = 20_000;

    @Mixin private Answer answer = new Answer();

    @Override
    public Integer call() {
        if (windows < 12 || windows > 999 || waiting < 1 || waiting > 150_000 || decisions < 100) {
            return answer.refuse(
                    "--windows is 12 to 999, --waiting 1 to 150000, --decisions 100 or" + " more");
        }
        List<DecisionCost.Result> results = new ArrayList<>();
        results.addAll(DecisionCost.of(windows, FEW, decisions));
        results.addAll(DecisionCost.of(windows, waiting, decisions));
        return answer.give(results, table(results));
    }

    private static String table(List<DecisionCost.Result> results) {
        StringBuilder text =
                new StringBuilder("windows  waiting  mean us   P50 us   P99 us   max us  policy\n");
        for (DecisionCost.Result each : results)
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%7d %8d %8.1f %8.1f %8.1f %8.1f  %s%n",
                            each.windows(),
                            each.waiting(),
                            each.meanMicros(),
                            each.p50Micros(),
                            each.p99Micros(),
                            each.maxMicros(),
                            each.policy()));
        return text.toString();
    }
}
