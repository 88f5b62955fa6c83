package tingxu.provision.trial;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.sim.Family;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Rule;
import tingxu.control.sim.Trial;
import tingxu.provision.faults.FaultsVerb;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code tingxu sim}: what rules of calling make of days that might have been. */
@Command(name = "sim", subcommands = FaultsVerb.class)
public final class SimVerb implements Callable<Integer> {

    @Option(names = "--hall", paramLabel = "S|C|U|M|F")
    private Matrix hall = Matrix.M;

    @Option(names = "--load", paramLabel = "SHARE")
    private double load = .95;

    @Option(names = "--windows", paramLabel = "COUNT")
    private int windows = 48;

    @Option(names = "--absent", paramLabel = "SHARE")
    private double absent = 0;

    @Option(names = "--days", paramLabel = "COUNT")
    private int days = 200;

    @Option(names = "--seed", paramLabel = "NUMBER")
    private long seed = 1;

    @Option(names = "--policy", paramLabel = "NAME[:NUMBER=VALUE]", split = ",")
    private List<Rule> policies = List.of(Rule.parse("bwi"), Rule.parse("cat-fixed"));

    @Mixin private Answer answer = new Answer();

    @Override
    public Integer call() throws InterruptedException {
        Family family;
        try {
            family = Family.of(hall, windows, load, absent);
            if (days < 1 || days > 100_000)
                throw new IllegalArgumentException("days are 1 to 100000, not " + days);
        } catch (IllegalArgumentException wrong) {
            return answer.refuse(wrong.getMessage());
        }
        Generator generator = new Generator(family, seed);
        Progress progress = answer.progress(days);
        List<Trial.Result> results = Trial.run(generator::day, days, policies, progress::done);
        BalanceReport report = BalanceReport.of(results);
        return answer.give(report, report.table());
    }
}
