package tingxu.control.forecast;

import tingxu.control.forecast.OfficeDay.Moment;
import tingxu.control.forecast.OfficeDay.Queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Days of made-up offices: people come faster than they are called until noon, then slower. */
final class Offices {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 17 * 60;
    private static final int STEP = 5;

    private Offices() {}

    static Queue queue(int number) {
        return new Queue("office", "group " + number);
    }

    /** So many days of two queues, one twice as fast as the other; half as fast at lunch. */
    static List<OfficeDay> days(long seed, int first, int count) {
        List<OfficeDay> days = new ArrayList<>();
        for (int queue = 1; queue <= 2; queue++)
            for (int day = first; day < first + count; day++)
                days.add(
                        day(
                                new SplittableRandom(seed + 1_000L * queue + day),
                                queue(queue),
                                FIRST.plusDays(day),
                                .2 * queue));
        return days;
    }

    private static OfficeDay day(
            SplittableRandom random, Queue queue, LocalDate date, double perMinute) {
        double pace = perMinute * random.nextDouble(.8, 1.25);
        List<Moment> moments = new ArrayList<>();
        int waiting = 0;
        for (int minute = OPENS; minute <= CLOSES || waiting > 0; minute += STEP) {
            boolean lunch = minute >= 12 * 60 && minute < 13 * 60 + 30;
            int came =
                    minute < 12 * 60
                            ? some(random, 1.3 * STEP * perMinute)
                            : minute < CLOSES ? some(random, .6 * STEP * perMinute) : 0;
            int called = Math.min(waiting, some(random, STEP * pace * (lunch ? .5 : 1)));
            waiting += came - called;
            moments.add(new Moment(minute, waiting, 3, minute == OPENS ? 0 : called, 30));
        }
        return new OfficeDay(queue, date, moments);
    }

    /** A whole number that is {@code mean} on average, and varies as arrivals do. */
    private static int some(SplittableRandom random, double mean) {
        int count = 0;
        for (double time = random.nextExponential(); time < mean; time += random.nextExponential())
            count++;
        return count;
    }
}
