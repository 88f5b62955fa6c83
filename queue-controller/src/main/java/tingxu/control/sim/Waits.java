package tingxu.control.sim;

import tingxu.wire.TicketClass;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The waits of a day, or of many put together: every leg once, those who did not come left out. */
public final class Waits {

    private final double[] minutes;
    private final int[] categories;
    private final TicketClass[] classes;

    private Waits(double[] minutes, int[] categories, TicketClass[] classes) {
        this.minutes = minutes;
        this.categories = categories;
        this.classes = classes;
    }

    public static Waits of(Schedule day) {
        List<Schedule.Call> calls = day.calls().stream().filter(Schedule.Call::counts).toList();
        return new Waits(
                calls.stream().mapToDouble(Schedule.Call::waited).toArray(),
                calls.stream().mapToInt(Schedule.Call::category).toArray(),
                calls.stream().map(Schedule.Call::ticketClass).toArray(TicketClass[]::new));
    }

    public static Waits all(List<Waits> days) {
        return new Waits(
                days.stream().flatMapToDouble(day -> Arrays.stream(day.minutes)).toArray(),
                days.stream().flatMapToInt(day -> Arrays.stream(day.categories)).toArray(),
                days.stream()
                        .flatMap(day -> Arrays.stream(day.classes))
                        .toArray(TicketClass[]::new));
    }

    /** The waits of all, the shortest first. */
    double[] sorted() {
        return sorted(_ -> true);
    }

    double[] ofCategory(int category) {
        return sorted(i -> categories[i] == category);
    }

    double[] ofClass(TicketClass ticketClass) {
        return sorted(i -> classes[i] == ticketClass);
    }

    /** The categories that anyone came for, in order. */
    int[] categories() {
        return Arrays.stream(categories).distinct().sorted().toArray();
    }

    private double[] sorted(IntPredicate counted) {
        return IntStream.range(0, minutes.length)
                .filter(counted)
                .mapToDouble(i -> minutes[i])
                .sorted()
                .toArray();
    }
}
