package tingxu.control.advice;

import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Ahead.Wait;
import tingxu.control.sim.Habits;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * One business more for some windows, played over whole days to come: every second window of one
 * business learns that of a line whose people wait worst.
 *
 * @param windows that learn it
 */
public record Training(List<WindowId> windows, LineId line, Gain gain) {

    /** Lines with the heaviest burden that are tried to be helped. */
    private static final int LINES_HELPED = 3;

    private static final double LEAST_HELPED = .8;

    /** After the last half hour in which people come, who waits is served. */
    private static final Duration AFTERWARDS = Duration.ofHours(2);

    private static final double HARDLY_ANYONE = .5;

    public Training {
        windows = List.copyOf(windows);
    }

    /** Days to come as the hall's habits have them, with windows staffed as told. */
    public record Days(
            Hall hall,
            HallPlan plan,
            List<Reserve> windows,
            Outlook outlook,
            LocalDate day,
            ZoneId zone) {

        /** The same with a training done. */
        public Days trained(Training training) {
            List<Reserve> all = new ArrayList<>();
            for (Reserve each : windows)
                all.add(
                        training.windows().contains(each.window())
                                ? learnt(each, training.line())
                                : each);
            return new Days(hall, plan, all, outlook, day, zone);
        }

        private static Reserve learnt(Reserve window, LineId line) {
            List<Skill> skills = new ArrayList<>(window.skills());
            skills.add(new Skill(line, false));
            return new Reserve(window.window(), skills);
        }

        private Instant halfHour(int number) {
            return day.atStartOfDay(zone).toInstant().plus(Habits.HALF_HOUR.multipliedBy(number));
        }

        private double coming(int number) {
            int utc = Habits.halfHour(halfHour(number));
            double sum = 0;
            for (List<Double> counts : outlook.habits().coming().values())
                if (utc < counts.size()) sum += counts.get(utc);
            return sum;
        }

        private List<List<Wait>> play(int turns, BooleanSupplier more) {
            int first = 0;
            while (first < 47 && coming(first) < HARDLY_ANYONE) first++;
            int last = 47;
            while (last > first && coming(last) < HARDLY_ANYONE) last--;
            Instant opens = halfHour(first);
            Duration time = Duration.between(opens, halfHour(last + 1)).plus(AFTERWARDS);
            return Prospect.of(hall, morning(opens), opens, outlook).turns(turns, time, more);
        }

        private HallState morning(Instant opens) {
            HallState state = after(HallState.empty(), new Command.OpenDay(day, plan), opens);
            for (Reserve each : windows)
                state = after(state, new Command.OpenWindow(each.window(), each.skills()), opens);
            return state;
        }

        private HallState after(HallState state, Command command, Instant at) {
            HallState next = state;
            if (hall.decide(state, command, at) instanceof Accepted(var events))
                for (Event event : events) next = next.after(event);
            return next;
        }
    }

    /** The one that brings most, if any brings something in nearly every turn. */
    public static Optional<Training> look(
            Days days, int turns, Duration limit, BooleanSupplier more) {
        List<List<Wait>> asItIs = days.play(turns, more);
        List<Training> tried = new ArrayList<>();
        for (LineId line : worst(asItIs))
            for (List<WindowId> learners : learners(days, line)) {
                if (!more.getAsBoolean()) break;
                Training training = new Training(learners, line, Gain.NONE);
                List<List<Wait>> then = days.trained(training).play(asItIs.size(), more);
                tried.add(new Training(learners, line, Gain.of(asItIs, then, limit)));
            }
        return tried.stream()
                .filter(each -> each.gain().burden() > 0)
                .filter(each -> each.gain().helped() >= LEAST_HELPED)
                .max(Comparator.comparingDouble(each -> each.gain().burden()));
    }

    private static List<LineId> worst(List<List<Wait>> turns) {
        SortedMap<LineId, List<Wait>> byLine = new TreeMap<>();
        for (List<Wait> turn : turns)
            for (Wait wait : turn)
                byLine.computeIfAbsent(wait.ticket().line(), _ -> new ArrayList<>()).add(wait);
        SortedMap<LineId, Double> burdens = new TreeMap<>();
        byLine.forEach((line, waits) -> burdens.put(line, Burden.of(waits)));
        return burdens.keySet().stream()
                .sorted(Comparator.comparingDouble(line -> -burdens.getOrDefault(line, 0.0)))
                .limit(LINES_HELPED)
                .toList();
    }

    /** Of each own business, every second window that has not learnt the line yet. */
    private static List<List<WindowId>> learners(Days days, LineId line) {
        SortedMap<LineId, List<WindowId>> groups = new TreeMap<>();
        for (Reserve each : days.windows()) {
            Skill own = each.skills().getFirst();
            boolean knows = each.skills().stream().anyMatch(skill -> skill.line().equals(line));
            if (own.primary() && !knows)
                groups.computeIfAbsent(own.line(), _ -> new ArrayList<>()).add(each.window());
        }
        List<List<WindowId>> learners = new ArrayList<>();
        for (List<WindowId> group : groups.values()) {
            List<WindowId> half = new ArrayList<>();
            for (int i = 0; i < group.size(); i += 2) half.add(group.get(i));
            learners.add(half);
        }
        return learners;
    }
}
