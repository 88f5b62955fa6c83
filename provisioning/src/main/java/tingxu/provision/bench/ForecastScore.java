package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import tingxu.control.forecast.Range;

import java.util.Locale;

/** How far one forecaster was off. */
final class ForecastScore {

    private long cases;
    private long covered;
    private long nanos;
    private double absolute;
    private double pinball50;
    private double pinball90;

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
        cases++;
        nanos += took;
        absolute += Math.abs(truth - range.p50());
        if (truth <= range.p90()) covered++;
        pinball50 += pinball(truth - range.p50(), .5);
        pinball90 += pinball(truth - range.p90(), .9);
    }

    private static double pinball(double late, double share) {
        return Math.max(share * late, (share - 1) * late);
    }

    Row row(String forecaster) {
        return new Row(
                forecaster,
                cases,
                mean(absolute),
                mean((double) covered),
                mean(pinball50),
                mean(pinball90),
                mean(nanos / 1e3));
    }

    private double mean(double sum) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", sum / Math.max(1, cases)));
    }
}
