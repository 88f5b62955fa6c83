package tingxu.control.forecast;

import tingxu.control.forecast.Contest.Case;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far one forecaster was off, summed up over cases. In minutes. */
public final class Score {

    private long cases;
    private long covered;
    private double absolute;
    private double pinball50;
    private double pinball90;

    /**
     * One for each forecaster, in the order in which they are met; who did not wait is left out.
     */
    public static Map<String, Score> of(Collection<Case> cases) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Case each : cases)
            if (each.waited() > Calibration.AT_ONCE_MINUTES)
                scores.computeIfAbsent(each.forecaster(), _ -> new Score())
                        .add(each.range(), each.waited());
        return scores;
    }

    /**
     * @param truth minutes that it took
     */
    public void add(Range range, double truth) {
        cases++;
        absolute += Math.abs(truth - range.p50());
        if (truth <= range.p90()) covered++;
        pinball50 += pinball(truth - range.p50(), .5);
        pinball90 += pinball(truth - range.p90(), .9);
    }

    private static double pinball(double late, double share) {
        return Math.max(share * late, (share - 1) * late);
    }

    public long cases() {
        return cases;
    }

    /** Mean absolute error of P50. */
    public double mae() {
        return mean(absolute);
    }

    /** Share of those called before P90. */
    public double coverage() {
        return mean((double) covered);
    }

    /** Loss of P50 as a median (Koenker and Bassett 1978). */
    public double pinball50() {
        return mean(pinball50);
    }

    public double pinball90() {
        return mean(pinball90);
    }

    private double mean(double sum) {
        return sum / Math.max(1, cases);
    }
}
