package tingxu.control.sim;

import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The waits of many days put together: every leg once, those who did not come left out. */
public final class Waits {

    private final double[] minutes;
    private final int[] categories;
    private final TicketClass[] classes;

    private Waits(double[] minutes, int[] categories, TicketClass[] classes) {
        this.minutes = minutes;
        this.categories = categories;
        this.classes = classes;
    }

    public static Waits of(List<Schedule> days) {
        List<Schedule.Call> calls = new ArrayList<>();
        for (Schedule day : days)
            for (Schedule.Call call : day.calls()) if (call.counts()) calls.add(call);
        return new Waits(
                calls.stream().mapToDouble(Schedule.Call::waited).toArray(),
                calls.stream().mapToInt(Schedule.Call::category).toArray(),
                calls.stream().map(Schedule.Call::ticketClass).toArray(TicketClass[]::new));
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
