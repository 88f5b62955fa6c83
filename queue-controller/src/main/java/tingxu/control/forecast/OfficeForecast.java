package tingxu.control.forecast;

import tingxu.control.forecast.BusyPace.Setting;
import tingxu.control.forecast.OfficeDay.Queue;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The time until the last of those who wait is called, for offices that show no more than how many
 * wait, how many stations are open and how many were called. Learnt from days before; nothing of
 * the day itself is learnt but its pace so far.
 *
 * <p>Which setting serves best is found on the days learnt from, each fifth of them forecast from
 * the other four, and so are the errors that a range is made of.
 */
public final class OfficeForecast {

    /** Moments tried for each setting; more would tell the same. */
    private static final int TRIED = 60_000;

    private static final double[] PRIORS = {10, 30, 80, 160, 400};
    private static final double[] HOURS = {0, 2, 5};
    private static final double[] STATIONS = {0, .5, 1};

    private final Setting setting;
    private final BusyPace pace;
    private final ErrorSpread spread;

    private OfficeForecast(Setting setting, BusyPace pace, ErrorSpread spread) {
        this.setting = setting;
        this.pace = pace;
        this.spread = spread;
    }

    /** Learns from days in any order. */
    public static OfficeForecast learn(List<OfficeDay> past) {
        Folds all = new Folds(past, Integer.MAX_VALUE);
        Setting best = best(new Folds(past, TRIED));
        return new OfficeForecast(best, new BusyPace(best, past), new ErrorSpread(all.cases(best)));
    }

    /** One range for each moment of the day; 0 to 0 where nobody waits. */
    public List<Range> ranges(OfficeDay day) {
        double[] minutes = pace.minutes(day);
        return IntStream.range(0, minutes.length)
                .mapToObj(i -> range(day.queue(), day.moments().get(i).waiting(), minutes[i]))
                .toList();
    }

    private Range range(Queue queue, double waiting, double minutes) {
        if (waiting <= 0) return Range.NOW;
        double p50 = spread.minutes(queue.toString(), minutes, .5);
        return new Range(p50, Math.max(p50, spread.minutes(queue.toString(), minutes, .9)));
    }

    /** What was chosen, in words for whoever asks. */
    public String chosen() {
        return setting.toString();
    }

    private static Setting best(Folds trial) {
        Setting best = new Setting(160, 2, 0, true);
        double least = Double.MAX_VALUE;
        for (boolean byHalfHour : new boolean[] {true, false})
            for (double stations : STATIONS)
                for (double prior : PRIORS)
                    for (double hour : HOURS) {
                        Setting tried = new Setting(prior, hour, stations, byHalfHour);
                        double loss = new ErrorSpread(trial.cases(tried)).meanAbsoluteError();
                        if (loss < least) {
                            least = loss;
                            best = tried;
                        }
                    }
        return best;
    }
}
