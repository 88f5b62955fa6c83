package tingxu.provision.trial;

import picocli.CommandLine.Option;

import tingxu.control.hall.HallPlan;
import tingxu.control.sim.Day;
import tingxu.control.sim.Family;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Rule;

import java.util.function.IntFunction;

/** Which hall is made up, how full it is, and how many of its days are played. */
final class MadeUpDays {

    @Option(names = "--hall", paramLabel = "S|C|U|M|F")
    private Matrix hall;

    @Option(names = "--load", paramLabel = "SHARE")
    private double load;

    @Option(names = "--windows", paramLabel = "COUNT")
    private int windows = 48;

    @Option(names = "--days", paramLabel = "COUNT")
    private int days;

    @Option(names = "--seed", paramLabel = "NUMBER")
    private long seed = 1;

    MadeUpDays(Matrix hall, double load, int days) {
        this.hall = hall;
        this.load = load;
        this.days = days;
    }

    int count() {
        return days;
    }

    /**
     * @throws IllegalArgumentException with the option and the remedy
     */
    MadeUpDays checked() {
        if (days < 1) throw new IllegalArgumentException("--days is 1 or more");
        family();
        return this;
    }

    private Family family() {
        return Family.of(hall, windows, load, 0);
    }

    IntFunction<Day> days() {
        return new Generator(family(), seed)::day;
    }

    HallPlan plan(Rule policy) {
        return policy.plan(family().categories());
    }
}
