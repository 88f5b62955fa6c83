package tingxu.control.advice;

import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.hall.HallPlan;
import tingxu.control.sim.Habits;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many windows a day to come wants in each half hour, from who came on days gone by: those of
 * the same weekday, and a little of all.
 *
 * <p>Work offered is followed through its service (modified offered load, Jennings and others
 * 1996): with {@code a} citizens a minute of {@code s} minutes each, {@code m' = a - m / s}, so
 * that a rush weighs on the half hour after it. Windows are {@code m + safety sqrt(m)}.
 *
 * @param sameWeekday days of the same weekday that it was learnt from, of {@code daysLearnt}
 * @param windowsAll that the hall has
 */
public record DayPlan(
        LocalDate day, int daysLearnt, int sameWeekday, int windowsAll, List<HalfHour> halfHours) {

    /** Half of those who come find a window free, the others wait a few minutes. */
    public static final double SAFETY = .5;

    /** Days of any weekday weigh as much as so many of the same. */
    private static final double ANY_DAY = 2;

    private static final int MINUTES = 30;
    private static final int HALF_HOURS = 48;

    /** Work that is hardly any. */
    private static final double LEAST_LOAD = .2;

    /**
     * @param number from midnight
     * @param came citizens to be expected
     * @param load windows' worth of work, on average
     * @param windows in all, and {@code lines} for the business of each
     */
    public record HalfHour(
            int number, double came, double load, int windows, SortedMap<LineId, Integer> lines) {

        /** Such as {@code 09:30}. */
        public String from() {
            return "%02d:%02d".formatted(number / 2, number % 2 * 30);
        }
    }

    public DayPlan {
        halfHours = List.copyOf(halfHours);
    }

    /**
     * @param days what they have taught, in any order
     * @param zone in which the hall tells the time
     * @param safety windows beyond the load, in parts of its root
     */
    public static DayPlan of(
            LocalDate day,
            List<Lesson> days,
            ZoneId zone,
            HallPlan plan,
            int windowsAll,
            double safety) {
        List<Lesson> same =
                days.stream()
                        .filter(past -> past.day().getDayOfWeek() == day.getDayOfWeek())
                        .toList();
        Habits habits = Learning.of(days).habits(plan);
        int east = zone.getRules().getOffset(day.atStartOfDay()).getTotalSeconds() / 60 / MINUTES;
        SortedMap<LineId, double[]> loads = new TreeMap<>();
        double[] coming = new double[HALF_HOURS];
        for (HallPlan.Line line : plan.lines()) {
            double[] came = expected(line.id(), days, same, east);
            for (int i = 0; i < came.length; i++) coming[i] += came[i];
            Duration each = habits.services().getOrDefault(line.id(), line.meanService());
            loads.put(line.id(), load(came, minutes(each) + minutes(habits.walk())));
        }
        List<HalfHour> halfHours = new ArrayList<>();
        for (int i = 0; i < HALF_HOURS; i++) {
            double load = 0;
            for (double[] each : loads.values()) load += each[i];
            if (load < LEAST_LOAD) continue;
            int windows = (int) Math.ceil(load + safety * Math.sqrt(load));
            halfHours.add(
                    new HalfHour(i, coming[i], load, windows, shared(windows, load, loads, i)));
        }
        return new DayPlan(day, days.size(), same.size(), windowsAll, halfHours);
    }

    /** More windows than there are, at some time. */
    public boolean wantsMore() {
        return halfHours.stream().anyMatch(each -> each.windows() > windowsAll);
    }

    private static double[] expected(LineId line, List<Lesson> days, List<Lesson> same, int east) {
        double[] expected = new double[HALF_HOURS];
        if (days.isEmpty()) return expected;
        for (int i = 0; i < expected.length; i++) {
            int fromUtc = Math.floorMod(i - east, HALF_HOURS);
            double any = sum(line, days, fromUtc) / days.size();
            expected[i] = (sum(line, same, fromUtc) + ANY_DAY * any) / (same.size() + ANY_DAY);
        }
        return expected;
    }

    private static double sum(LineId line, List<Lesson> days, int halfHour) {
        double sum = 0;
        for (Lesson day : days)
            for (Lesson.Coming coming : day.coming())
                if (coming.line().equals(line.name())) sum += coming.halfHours().get(halfHour);
        return sum;
    }

    /** Minute by minute, averaged over each half hour. */
    private static double[] load(double[] came, double serviceMinutes) {
        double[] load = new double[came.length];
        double now = 0;
        double leaves = 1 - StrictMath.exp(-1 / serviceMinutes);
        for (int i = 0; i < came.length; i++)
            for (int minute = 0; minute < MINUTES; minute++) {
                now += (came[i] / MINUTES * serviceMinutes - now) * leaves;
                load[i] += now / MINUTES;
            }
        return load;
    }

    /** In proportion to the work of each line, by largest remainder. */
    private static SortedMap<LineId, Integer> shared(
            int windows, double load, SortedMap<LineId, double[]> loads, int halfHour) {
        SortedMap<LineId, Integer> lines = new TreeMap<>();
        SortedMap<LineId, Double> left = new TreeMap<>();
        int given = 0;
        for (var each : loads.entrySet()) {
            double exact = windows * each.getValue()[halfHour] / load;
            lines.put(each.getKey(), (int) exact);
            left.put(each.getKey(), exact - (int) exact);
            given += (int) exact;
        }
        List<LineId> order = new ArrayList<>(left.keySet());
        order.sort(Comparator.comparingDouble((LineId line) -> -left.getOrDefault(line, 0.0)));
        for (LineId line : order) {
            if (given >= windows) break;
            lines.merge(line, 1, Integer::sum);
            given++;
        }
        return lines;
    }

    private static double minutes(Duration time) {
        return time.toMillis() / 60e3;
    }
}
