package tingxu.control.forecast;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Contest.Case;
import tingxu.control.hall.HallPlan;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Day;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Play;
import tingxu.control.sim.Rosters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * All forecasters on days of one hall. What they may know is learnt from days before: how long
 * services last and when people come from {@link #HABIT_DAYS}, how far they are off from {@link
 * #ERROR_DAYS}. Nobody knows what a citizen needs or who will not come.
 */
public final class HallTrial {

    /** Days before, of the hall's habits. */
    public static final int HABIT_DAYS = 15;

    /** Days before, on which forecasts were tried. */
    public static final int ERROR_DAYS = 15;

    /** How many more are asked on the last of these days, so that what is timed runs at speed. */
    private static final int WARM_UP = 8;

    private final Hall hall = new Hall(Policies::of);
    private final IntFunction<Day> days;
    private final HallPlan plan;
    private final int times;
    private final int every;
    private final boolean told;

    /**
     * @param days of one hall, by number
     * @param times how often Monte Carlo plays the hall on
     * @param every how many walk-ins there are to one that is forecast
     * @param told whether it is tried too what a running hall tells: much slower
     */
    public HallTrial(IntFunction<Day> days, HallPlan plan, int times, int every, boolean told) {
        this.days = days;
        this.plan = plan;
        this.times = times;
        this.every = every;
        this.told = told;
    }

    /**
     * Learns from the first days, and judges the {@code count} that follow. Before these, forecasts
     * are asked that nobody keeps: a hall asks for hundreds an hour, so the time of later ones
     * counts.
     *
     * @param done told of each day that is over
     */
    public List<Case> run(int count, IntConsumer done) {
        int day = 0;
        Learning learning = new Learning();
        for (; day < HABIT_DAYS; day++) {
            Play.of(days.apply(day), plan, learning);
            done.accept(day + 1);
        }
        Habits habits = learning.habits(plan);
        List<Case> errors = new ArrayList<>();
        for (; day < HABIT_DAYS + ERROR_DAYS; day++) {
            errors.addAll(play(days.apply(day), raw(habits, days.apply(day))));
            done.accept(day + 1);
        }
        Day busy = days.apply(day - 1);
        Play.of(busy, plan, new Contest(raw(habits, busy), Math.max(1, every / WARM_UP)));
        List<Case> cases = new ArrayList<>();
        for (int end = day + count; day < end; day++) {
            List<Forecaster> calibrated = new ArrayList<>();
            for (Forecaster each : raw(habits, days.apply(day)))
                calibrated.add(
                        each instanceof MonteCarlo
                                ? new Calibrated(each, Calibration.of(errors, each.name()))
                                : each);
            if (told) calibrated.add(told(habits, errors, days.apply(day)));
            cases.addAll(play(days.apply(day), calibrated));
            done.accept(day + 1);
        }
        return cases;
    }

    private List<Case> play(Day day, List<Forecaster> forecasters) {
        Contest contest = new Contest(forecasters, every);
        Play.of(day, plan, contest);
        return contest.cases();
    }

    private List<Forecaster> raw(Habits habits, Day day) {
        return List.of(
                new PeopleAhead(),
                new LastToEnterService(),
                new HeadOfLine(),
                new ClosedForm(),
                new BusyPeriodRate(),
                new MonteCarlo(hall, times, habits, Rosters.of(day)));
    }

    private Forecaster told(Habits habits, List<Case> errors, Day day) {
        MonteCarlo chance = new MonteCarlo(hall, times, habits, Rosters.of(day));
        return new AsTold(hall, chance, Calibration.of(errors, chance.name()));
    }
}
