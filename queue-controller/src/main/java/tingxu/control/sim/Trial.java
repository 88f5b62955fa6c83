package tingxu.control.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Plays days under rules, on all the machine's cores. */
public final class Trial {

    /**
     * What a rule made of the days.
     *
     * @param days the waits of each, in order
     */
    public record Result(Rule rule, List<Waits> days) {

        public Metrics metrics() {
            return Metrics.of(Waits.all(days));
        }
    }

    private Trial() {}

    /**
     * Plays {@code count} days, each under every rule. The outcome does not depend on the number of
     * cores.
     *
     * @param days makes a day by its number; asked from several threads
     * @param done is told how many days are done
     */
    public static List<Result> run(
            IntFunction<Day> days, int count, List<Rule> rules, IntConsumer done)
            throws InterruptedException {
        List<List<Waits>> waits = each(count, done, number -> play(days.apply(number), rules));
        return IntStream.range(0, rules.size())
                .mapToObj(r ->
                        new Result(rules.get(r), waits.stream().map(day -> day.get(r)).toList()))
                .toList();
    }

    /** Who is called when on each of the days. */
    public static List<Schedule> schedules(List<Day> days, Rule rule, IntConsumer done)
            throws InterruptedException {
        return each(
                days.size(),
                done,
                number -> {
                    Day day = days.get(number);
                    return Play.of(day, rule.plan(Categories.of(day)));
                });
    }

    public static Result result(Rule rule, List<Schedule> schedules) {
        return new Result(rule, schedules.stream().map(Waits::of).toList());
    }

    private static List<Waits> play(Day day, List<Rule> rules) {
        Categories categories = Categories.of(day);
        List<Waits> waits = new ArrayList<>();
        for (Rule rule : rules) waits.add(Waits.of(Play.of(day, rule.plan(categories))));
        return waits;
    }

    private static <T> List<T> each(int count, IntConsumer done, IntFunction<T> work)
            throws InterruptedException {
        List<T> outcomes = new ArrayList<>();
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(cores.submit(() -> work.apply(number)));
            }
            for (Future<T> each : running) {
                outcomes.add(outcome(each));
                done.accept(outcomes.size());
            }
        }
        return outcomes;
    }

    private static <T> T outcome(Future<T> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a day could not be played", broken.getCause());
        }
    }
}
