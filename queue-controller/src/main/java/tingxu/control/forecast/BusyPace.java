package tingxu.control.forecast;

import org.jspecify.annotations.Nullable;

import tingxu.control.forecast.OfficeDay.Moment;
import tingxu.control.forecast.OfficeDay.Queue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast a queue moves while people wait in it, by the half hour, learnt from days gone by and
 * corrected by the day so far.
 *
 * <p>Only busy time counts: a queue that is empty is limited by who comes, not by how fast it is
 * served. With C calls in T busy minutes the pace of a half hour is {@code (C + k p) / (T + k)},
 * {@code p} being the queue's pace over all hours. The day's own pace, against what the half hours
 * promised (E calls):
 *
 * <pre>
 * factor = (prior + C_day + hour C_hour) / (prior + E_day + hour E_hour)
 * </pre>
 *
 * <p>Where all half hours are alike this is {@code q (prior b + T_day + hour T_hour) / (prior +
 * C_day + hour C_hour)} minutes for {@code q} people at {@code b} minutes a call.
 */
final class BusyPace {

    private static final int HALF_HOURS = 48;
    private static final double SLOT_MINUTES = 30;
    private static final double HOUR = 60;

    /** Busy minutes that a half hour's own pace must bring to weigh as much as the whole day's. */
    private static final double KNOWN_MINUTES = 120;

    /** Calls that a queue's own pace must bring to weigh as much as that of all queues. */
    private static final double KNOWN_CALLS = 20;

    private static final double LONGEST_MINUTES = 12 * 60;
    private static final double STEP_MINUTES = 5;

    /**
     * What is not learnt but chosen.
     *
     * @param prior calls that the past weighs
     * @param hour how much more the last hour weighs than the day before it
     * @param stations the power of the number of open stations that the pace goes with: 0 where it
     *     does not matter, 1 where twice the stations call twice as fast
     * @param byHalfHour whether half hours have paces of their own
     */
    record Setting(double prior, double hour, double stations, boolean byHalfHour) {}

    private final Setting setting;
    private final SortedMap<Queue, double[]> paces = new TreeMap<>();
    private final double anyPace;

    private static final class Sums {
        final double[] calls = new double[HALF_HOURS];
        final double[] effort = new double[HALF_HOURS];

        double all(double[] sums) {
            double all = 0;
            for (double each : sums) all += each;
            return all;
        }
    }

    BusyPace(Setting setting, List<OfficeDay> past) {
        this.setting = setting;
        SortedMap<Queue, Sums> sums = new TreeMap<>();
        double calls = 0;
        double effort = 0;
        for (OfficeDay day : past) {
            Sums own = sums.computeIfAbsent(day.queue(), _ -> new Sums());
            for (int i = 1; i < day.moments().size(); i++) {
                if (!day.busy(i)) continue;
                int slot = slot(day.moments().get(i - 1).minute());
                own.calls[slot] += day.moments().get(i).calls();
                own.effort[slot] += effort(day, i);
                calls += day.moments().get(i).calls();
                effort += effort(day, i);
            }
        }
        this.anyPace = effort > 0 && calls > 0 ? calls / effort : 1 / SLOT_MINUTES;
        sums.forEach((queue, own) -> paces.put(queue, paces(own)));
    }

    private double[] paces(Sums own) {
        double whole =
                (own.all(own.calls) + KNOWN_CALLS) / (own.all(own.effort) + KNOWN_CALLS / anyPace);
        double[] paces = new double[HALF_HOURS];
        for (int slot = 0; slot < HALF_HOURS; slot++)
            paces[slot] =
                    setting.byHalfHour()
                            ? (own.calls[slot] + KNOWN_MINUTES * whole)
                                    / (own.effort[slot] + KNOWN_MINUTES)
                            : whole;
        return paces;
    }

    /** Minutes, weighted by the stations that were open in them. */
    private double effort(OfficeDay day, int at) {
        return day.gap(at) * hands(day.moments().get(at - 1));
    }

    private double hands(Moment moment) {
        return Math.pow(Math.max(1, moment.stations()), setting.stations());
    }

    private static int slot(double minute) {
        return Math.floorMod((int) (minute / SLOT_MINUTES), HALF_HOURS);
    }

    /** For every moment of a day, the minutes until the last who waits is called. */
    double[] minutes(OfficeDay day) {
        double[] own = paces.get(day.queue());
        double[] minutes = new double[day.moments().size()];
        double[] calls = new double[minutes.length];
        double[] hoped = new double[minutes.length];
        int hourAgo = 0;
        for (int i = 0; i < minutes.length; i++) {
            boolean busy = day.busy(i);
            double before = i == 0 ? 0 : calls[i - 1];
            double hopedBefore = i == 0 ? 0 : hoped[i - 1];
            calls[i] = before + (busy ? day.moments().get(i).calls() : 0);
            hoped[i] =
                    hopedBefore + (busy ? pace(own, day.moments().get(i - 1)) * effort(day, i) : 0);
            while (day.moments().get(i).minute() - day.moments().get(hourAgo).minute() > HOUR)
                hourAgo++;
            double factor =
                    (setting.prior() + calls[i] + setting.hour() * (calls[i] - calls[hourAgo]))
                            / (setting.prior()
                                    + hoped[i]
                                    + setting.hour() * (hoped[i] - hoped[hourAgo]));
            minutes[i] = walk(own, day.moments().get(i), factor);
        }
        return minutes;
    }

    private double pace(double @Nullable [] own, Moment moment) {
        return own == null ? anyPace : own[slot(moment.minute())];
    }

    /** On through the half hours to come until as many are called as wait. */
    private double walk(double @Nullable [] own, Moment from, double factor) {
        double left = from.waiting();
        double hands = hands(from) * factor;
        double minutes = 0;
        while (left > 0 && minutes < LONGEST_MINUTES) {
            double pace = hands * (own == null ? anyPace : own[slot(from.minute() + minutes)]);
            double called = pace * STEP_MINUTES;
            minutes += called >= left ? STEP_MINUTES * left / called : STEP_MINUTES;
            left -= called;
        }
        return minutes;
    }
}
