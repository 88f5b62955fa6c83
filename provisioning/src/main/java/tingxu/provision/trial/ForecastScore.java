package tingxu.provision.trial;

import com.fasterxml.jackson.annotation.JsonProperty;

import tingxu.control.forecast.Range;
import tingxu.control.forecast.Score;

import java.util.Locale;

/** How far one forecaster was off, and how long it took. */
final class ForecastScore {

    private final Score score = new Score();
    private long nanos;

    /**
     * Means over all cases.
     *
     * @param mae of P50, in minutes
     * @param coverage share of those called before P90
     * @param pinball50 loss of P50 as a median, in minutes; {@code pinball90} of P90
     */
    record Row(
            String forecaster,
            long cases,
            double mae,
            @JsonProperty("p90_coverage") double coverage,
            @JsonProperty("pinball_p50") double pinball50,
            @JsonProperty("pinball_p90") double pinball90,
            @JsonProperty("us_a_forecast") double microseconds) {

        static String table(Iterable<Row> rows) {
            StringBuilder text =
                    new StringBuilder(
                            "forecaster               cases     MAE  P90 cover  pinball 50  pinball"
                                    + " 90  us each\n");
            for (Row row : rows)
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%-22s %7d %7.2f %10.3f %11.3f %11.3f %8.0f%n",
                                row.forecaster,
                                row.cases,
                                row.mae,
                                row.coverage,
                                row.pinball50,
                                row.pinball90,
                                row.microseconds));
            return text.toString();
        }
    }

    /**
     * @param truth minutes that it took
     * @param took nanoseconds of the forecast itself
     */
    void add(Range range, double truth, long took) {
        score.add(range, truth);
        nanos += took;
    }

    Row row(String forecaster) {
        return new Row(
                forecaster,
                score.cases(),
                rounded(score.mae()),
                rounded(score.coverage()),
                rounded(score.pinball50()),
                rounded(score.pinball90()),
                rounded(nanos / 1e3 / Math.max(1, score.cases())));
    }

    private static double rounded(double figure) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", figure));
    }
}
