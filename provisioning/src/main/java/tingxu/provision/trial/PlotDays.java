package tingxu.provision.trial;

import tingxu.control.balance.Policies;
import tingxu.control.sim.Day;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Metrics;
import tingxu.control.sim.Rule;
import tingxu.control.sim.Schedule;
import tingxu.control.sim.Schedule.Call;
import tingxu.control.sim.Trial;
import tingxu.provision.plot.Pictures.Bar;
import tingxu.provision.plot.Pictures.Course;
import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The same days under every policy, and what a picture asks of them. */
final class PlotDays {

    private static final double MINUTE_NANOS = 60e9;
    private static final int HALF_HOURS = 16;

    private PlotDays() {}

    static Played play(Generator generator, int count, Progress progress)
            throws InterruptedException {
        List<Day> days = IntStream.range(0, count).mapToObj(generator::day).toList();
        Map<String, List<Schedule>> schedules = new LinkedHashMap<>();
        for (String policy : Policies.NAMES) {
            int before = schedules.size() * count;
            schedules.put(
                    policy,
                    Trial.schedules(
                            days, Rule.parse(policy), done -> progress.done(before + done)));
        }
        return new Played(schedules);
    }

    /**
     * Who was called when.
     *
     * @param schedules of each policy, a day each
     */
    record Played(Map<String, List<Schedule>> schedules) {

        List<Bar> bars() {
            List<Bar> bars = new ArrayList<>();
            schedules.forEach((policy, days) -> {
                Metrics all = Trial.result(Rule.parse("bwi"), days).metrics();
                bars.add(new Bar(policy, all.p95(), all.cvar5(), all.worstCategoryP95()));
            });
            return bars;
        }

        private List<Call> calls(String policy) {
            return schedules.getOrDefault(policy, List.of()).stream()
                    .flatMap(day -> day.calls().stream())
                    .filter(Call::counts)
                    .toList();
        }

        /** Mean and P95 by the half hour in which the wait began. */
        List<Course> byTime(List<String> policies) {
            List<Course> courses = new ArrayList<>();
            for (String policy : policies) {
                List<double[]> means = new ArrayList<>();
                List<double[]> late = new ArrayList<>();
                List<Call> calls = calls(policy);
                for (int half = 0; half < HALF_HOURS; half++) {
                    int from = half * 30;
                    double[] waits =
                            calls.stream()
                                    .filter(call -> call.since() >= from * MINUTE_NANOS)
                                    .filter(call -> call.since() < (from + 30) * MINUTE_NANOS)
                                    .mapToDouble(Call::waited)
                                    .sorted()
                                    .toArray();
                    if (waits.length < 20) continue;
                    double mean = Arrays.stream(waits).average().orElse(0);
                    means.add(new double[] {from + 15, mean});
                    late.add(new double[] {from + 15, waits[(int) (waits.length * .95)]});
                }
                courses.add(new Course(policy, means, false));
                courses.add(new Course(policy, late, true));
            }
            return courses;
        }

        List<Course> tails(List<String> policies) {
            List<Course> courses = new ArrayList<>();
            for (String policy : policies)
                courses.add(
                        tail(
                                policy,
                                calls(policy).stream()
                                        .mapToDouble(Call::waited)
                                        .sorted()
                                        .toArray()));
            return courses;
        }

        /** By how much later the latest of those had come who overtook each ordinary citizen. */
        List<Course> overtaking(List<String> policies) {
            List<Course> courses = new ArrayList<>();
            for (String policy : policies)
                courses.add(
                        tail(
                                policy,
                                schedules.getOrDefault(policy, List.of()).stream()
                                        .flatMapToDouble(day ->
                                                day.calls().stream()
                                                        .filter(Played::ordinary)
                                                        .mapToDouble(call -> overtaken(call, day)))
                                        .sorted()
                                        .toArray()));
            return courses;
        }

        private static boolean ordinary(Call call) {
            return call.ticketClass() == TicketClass.ORDINARY;
        }

        private static double overtaken(Call call, Schedule day) {
            double most = 0;
            for (Call other : day.calls())
                if (other.category() == call.category()
                        && other.nanos() < call.nanos()
                        && other.since() > call.since())
                    most = Math.max(most, (other.since() - call.since()) / MINUTE_NANOS);
            return most;
        }

        /** The share above each of some values. */
        private static Course tail(String name, double[] sorted) {
            List<double[]> points = new ArrayList<>();
            double most = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
            double step = Math.max(.25, most / 400);
            int below = 0;
            for (double at = 0; at <= most + step; at += step) {
                while (below < sorted.length && sorted[below] <= at) below++;
                points.add(new double[] {at, (sorted.length - below) / (double) sorted.length});
            }
            return new Course(name, points, false);
        }
    }
}
