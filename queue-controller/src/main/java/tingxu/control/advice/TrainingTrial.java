package tingxu.control.advice;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Learning;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Day;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Metrics;
import tingxu.control.sim.Play;
import tingxu.control.sim.Waits;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Trainings as advised one after another, and what days that nobody has seen make of them. Habits
 * are learnt from days before.
 */
public final class TrainingTrial {

    public static final int HABIT_DAYS = 15;

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 6);

    /**
     * The hall after so many trainings.
     *
     * @param trained windows that have learnt one business more, all steps together
     */
    public record Step(int step, int trained, String learnt, Metrics minutes) {}

    private final Hall hall = new Hall(Policies::of);
    private final IntFunction<Day> days;
    private final HallPlan plan;
    private final int turns;

    public TrainingTrial(IntFunction<Day> days, HallPlan plan, int turns) {
        this.days = days;
        this.plan = plan;
        this.turns = turns;
    }

    /** As it is, and after each of at most so many trainings, on {@code count} days. */
    public List<Step> run(int steps, int count, IntConsumer done) {
        Learning learning = new Learning();
        for (int day = 0; day < HABIT_DAYS; day++) Play.of(days.apply(day), plan, learning);
        Habits habits = learning.habits(plan);
        Day any = days.apply(0);
        Outlook outlook = new Outlook(habits, new TreeMap<>(), new TreeMap<>());
        Training.Days hallDays = new Training.Days(hall, plan, windows(any), outlook, DAY, ZONE);
        List<Step> all = new ArrayList<>();
        all.add(new Step(0, 0, "", metrics(hallDays, count)));
        int trained = 0;
        for (int step = 1; step <= steps; step++) {
            Optional<Training> best = Training.look(hallDays, turns, LIMIT, () -> true);
            if (best.isEmpty()) break;
            hallDays = hallDays.trained(best.get());
            trained += best.get().windows().size();
            all.add(
                    new Step(
                            step,
                            trained,
                            best.get().windows() + " " + best.get().line(),
                            metrics(hallDays, count)));
            done.accept(step);
        }
        return all;
    }

    private static List<Reserve> windows(Day day) {
        List<Reserve> windows = new ArrayList<>();
        for (Day.Window window : day.windows())
            windows.add(new Reserve(Play.id(window), Play.skills(window)));
        return windows;
    }

    private Metrics metrics(Training.Days staffed, int count) {
        List<Waits> waits = new ArrayList<>();
        for (int day = HABIT_DAYS; day < HABIT_DAYS + count; day++)
            waits.add(Waits.of(Play.of(staffed(days.apply(day), staffed.windows()), plan)));
        return Metrics.of(Waits.all(waits));
    }

    /** The same day and visitors, with what the windows have learnt by now. */
    private Day staffed(Day day, List<Reserve> windows) {
        List<Day.Window> staffed = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Day.Window window = day.windows().get(i);
            List<Integer> skills = new ArrayList<>();
            for (Skill skill : windows.get(i).skills())
                for (int line = 0; line < plan.lines().size(); line++)
                    if (plan.lines().get(line).id().equals(skill.line())) skills.add(line);
            staffed.add(
                    new Day.Window(
                            window.id(),
                            window.open(),
                            window.primary(),
                            skills,
                            window.speed(),
                            window.breaks()));
        }
        return new Day(day.number(), staffed, day.visitors());
    }
}
