package tingxu.control.advice;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Memory;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Day;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Play;
import tingxu.control.sim.Play.Order;
import tingxu.control.sim.Rosters;
import tingxu.control.sim.Schedule;
import tingxu.control.sim.Schedule.Call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * The warning beside what came to pass, every quarter of an hour of days that were not learnt from.
 */
public final class WarningTrial {

    /** Days before, of the hall's habits. */
    public static final int HABIT_DAYS = 15;

    /** After it nobody is let in. */
    private static final double LAST_LOOK = 470;

    /**
     * One look at the hall, and the truth.
     *
     * @param longestMinutes that anyone had waited by then
     * @param waiting people
     * @param was share of the tickets of the next half hour that waited beyond the limit
     */
    public record Look(Warning warning, double longestMinutes, int waiting, double was) {}

    private record Seen(Instant at, Warning warning, double longestMinutes, int waiting) {}

    private final Hall hall = new Hall(Policies::of);
    private final IntFunction<Day> days;
    private final HallPlan plan;
    private final Duration limit;
    private final int turns;

    /**
     * @param turns that the hall is played on at each look
     */
    public WarningTrial(IntFunction<Day> days, HallPlan plan, Duration limit, int turns) {
        this.days = days;
        this.plan = plan;
        this.limit = limit;
        this.turns = turns;
    }

    /** Learns from the first days, and looks at the {@code count} that follow. */
    public List<Look> run(int count, IntConsumer done) {
        Learning learning = new Learning();
        for (int day = 0; day < HABIT_DAYS; day++) {
            Play.of(days.apply(day), plan, learning);
            done.accept(day + 1);
        }
        Habits habits = learning.habits(plan);
        List<Look> looks = new ArrayList<>();
        for (int day = HABIT_DAYS; day < HABIT_DAYS + count; day++) {
            Onlooker onlooker = new Onlooker(days.apply(day), habits);
            Schedule schedule = Play.of(onlooker.day, plan, onlooker);
            for (Seen seen : onlooker.seen)
                looks.add(
                        new Look(
                                seen.warning(),
                                seen.longestMinutes(),
                                seen.waiting(),
                                was(schedule, seen.at())));
            done.accept(day + 1);
        }
        return looks;
    }

    private double was(Schedule schedule, Instant from) {
        double came = 0;
        double late = 0;
        for (Call call : schedule.calls()) {
            Instant arrived = Play.at(call.visitor().arrival());
            if (call.leg() > 0
                    || arrived.isBefore(from)
                    || !arrived.isBefore(from.plus(Warning.ISSUED))) continue;
            came++;
            if (call.waited() > limit.toMillis() / 60e3) late++;
        }
        return came == 0 ? 0 : late / came;
    }

    /** Sees everything and orders nothing. */
    private final class Onlooker implements Play.ShiftLead {

        private final Day day;
        private final MonteCarlo forecast;
        private final List<Seen> seen = new ArrayList<>();
        private Memory memory = Memory.NONE;

        Onlooker(Day day, Habits habits) {
            this.day = day;
            this.forecast = new MonteCarlo(hall, turns, habits, Rosters.of(day));
        }

        @Override
        public void saw(HallState before, Event event, HallState after) {
            memory = memory.after(before, event);
        }

        @Override
        public List<Order> looks(HallState state, Instant now) {
            if (now.isAfter(Play.at(LAST_LOOK))) return List.of();
            Prospect prospect = Prospect.of(hall, state, now, forecast.outlook(state, memory, now));
            seen.add(
                    new Seen(
                            now,
                            Warning.of(prospect, limit, turns, () -> true),
                            longest(state, now),
                            state.waitingTotal()));
            return List.of();
        }

        private double longest(HallState state, Instant now) {
            return plan.lines().stream()
                    .mapToDouble(line -> state.longestWait(line.id(), now).toMillis() / 60e3)
                    .max()
                    .orElse(0);
        }
    }

    /**
     * How well a score tells looks before a breach from others: the chance that it is higher for
     * one of the former than for one of the latter (area under the curve); NaN without both.
     *
     * @param breach a larger share of long waits than this is one
     */
    public static double auc(List<Look> looks, ToDoubleFunction<Look> score, double breach) {
        List<Look> sorted = new ArrayList<>(looks);
        sorted.sort((a, b) -> Double.compare(score.applyAsDouble(a), score.applyAsDouble(b)));
        double ranks = 0;
        double breaches = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            double here = score.applyAsDouble(sorted.get(from));
            while (to < sorted.size() && score.applyAsDouble(sorted.get(to)) == here) to++;
            for (Look look : sorted.subList(from, to))
                if (look.was() > breach) {
                    breaches++;
                    ranks += (from + 1 + to) / 2.0;
                }
            from = to;
        }
        double others = sorted.size() - breaches;
        return (ranks - breaches * (breaches + 1) / 2) / (breaches * others);
    }
}
