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
import tingxu.control.sim.Waits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Ways to use reserve windows, on the same days of one hall: by nobody, by a rule of thumb, by the
 * trigger as advised, and as planned for the known peak. Habits are learnt from days before.
 */
public final class StaffingTrial {

    public static final int HABIT_DAYS = 15;

    /** A way to use them. */
    public sealed interface Way {

        record Never() implements Way {}

        /** One more is opened while the longest wait is over so many minutes, else one closed. */
        record LongestWait(int minutes) implements Way {}

        record Advised(Trigger trigger) implements Way {}

        /** All are open from so many minutes after nine, for as long as the budget lasts. */
        record Fixed(int from) implements Way {}
    }

    /**
     * What a day came to.
     *
     * @param hours that reserve windows were open
     */
    public record Outcome(Waits waits, double hours) {}

    private final Hall hall = new Hall(Policies::of);
    private final IntFunction<Day> days;
    private final HallPlan plan;
    private final int reserves;
    private final Duration budget;
    private final Habits habits;

    public StaffingTrial(IntFunction<Day> days, HallPlan plan, int reserves, Duration budget) {
        this.days = days;
        this.plan = plan;
        this.reserves = reserves;
        this.budget = budget;
        Learning learning = new Learning();
        for (int day = 0; day < HABIT_DAYS; day++) Play.of(days.apply(day), plan, learning);
        this.habits = learning.habits(plan);
    }

    /** The day of this number after those learnt from. */
    public Outcome play(int number, Way way) {
        Day day = reserved(days.apply(HABIT_DAYS + number));
        Lead lead = new Lead(day, way);
        Waits waits = Waits.of(Play.of(day, plan, lead));
        return new Outcome(waits, lead.hours.total().toMillis() / 3.6e6);
    }

    /** With windows that can do everything, and take no breaks: nobody is there for long. */
    private Day reserved(Day day) {
        List<Day.Window> windows = new ArrayList<>(day.windows());
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < plan.lines().size(); i++) all.add(i);
        for (int i = 0; i < reserves; i++)
            windows.add(new Day.Window(windows.size(), false, Day.NONE, all, 1, List.of()));
        return new Day(day.number(), windows, day.visitors());
    }

    private final class Lead implements Play.ShiftLead {

        private final Way way;
        private final MonteCarlo forecast;
        private final List<Reserve> reserved = new ArrayList<>();
        private final OpenHours hours;
        private Memory memory = Memory.NONE;

        Lead(Day day, Way way) {
            this.way = way;
            this.forecast = new MonteCarlo(hall, 1, habits, Rosters.of(day));
            for (Day.Window window :
                    day.windows().subList(day.windows().size() - reserves, day.windows().size()))
                reserved.add(new Reserve(Play.id(window), Play.skills(window)));
            this.hours = new OpenHours(reserved.stream().map(Reserve::window).toList());
        }

        @Override
        public void saw(HallState before, Event event, HallState after) {
            memory = memory.after(before, event);
            hours.saw(event);
        }

        @Override
        public List<Order> looks(HallState state, Instant now) {
            Budget left = new Budget(budget, hours.until(now));
            return switch (way) {
                case Way.Never _ -> List.of();
                case Way.LongestWait(int minutes) -> thumb(state, now, left, minutes);
                case Way.Advised(var trigger) -> advised(state, now, left, trigger);
                case Way.Fixed(int from) -> fixed(state, now, left, from);
            };
        }

        private List<Order> thumb(HallState state, Instant now, Budget left, int minutes) {
            long open = open(state);
            Duration longest = Duration.ZERO;
            for (HallPlan.Line line : plan.lines()) {
                Duration wait = state.longestWait(line.id(), now);
                if (wait.compareTo(longest) > 0) longest = wait;
            }
            if (longest.toMinutes() >= minutes
                    && open < reserves
                    && left.allows((int) open + 1, EVERY))
                return List.of(new Order.Open(reserved.get((int) open).window()));
            List<Order> spent = spent(state, left);
            if (!spent.isEmpty()) return spent;
            return open > 0 && longest.toMinutes() < minutes
                    ? List.of(new Order.Close(reserved.get((int) open - 1).window()))
                    : List.of();
        }

        private List<Order> fixed(HallState state, Instant now, Budget left, int from) {
            if (now.isBefore(Play.at(from))) return List.of();
            if (hours.total().isZero() && open(state) == 0)
                return reserved.stream().<Order>map(each -> new Order.Open(each.window())).toList();
            return spent(state, left);
        }

        private List<Order> spent(HallState state, Budget left) {
            List<Order> orders = new ArrayList<>();
            for (int stay = (int) open(state); stay > 0 && !left.allows(stay, EVERY); stay--)
                orders.add(new Order.Close(reserved.get(stay - 1).window()));
            return orders;
        }

        private List<Order> advised(HallState state, Instant now, Budget left, Trigger trigger) {
            Prospect prospect = Prospect.of(hall, state, now, forecast.outlook(state, memory, now));
            return Staffing.look(prospect, reserved, left, trigger, EVERY, LIMIT, () -> true)
                    .stream()
                    .<Order>map(advised ->
                            switch (advised) {
                                case Staffing.Advised.Open(var reserve, _) ->
                                        new Order.Open(reserve.window());
                                case Staffing.Advised.Close(var reserve, _) ->
                                        new Order.Close(reserve.window());
                                case Staffing.Advised.Spent(var reserve) ->
                                        new Order.Close(reserve.window());
                            })
                    .toList();
        }

        private long open(HallState state) {
            return reserved.stream().filter(each -> state.window(each.window()).open()).count();
        }
    }

    private static final Duration LIMIT = Duration.ofMinutes(30);
}
