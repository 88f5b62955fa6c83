package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.forecast.OfficeDay;
import tingxu.control.forecast.OfficeDay.Moment;
import tingxu.control.forecast.OfficeForecast;
import tingxu.control.forecast.OfficeForecast.Range;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu bench forecast}: how far forecasts are off, on snapshots of real offices. */
@Command(name = "forecast")
final class ForecastVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--snapshots", paramLabel = "CSV", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path snapshots;

    @Option(names = "--split", paramLabel = "DATE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate split;

    @Option(names = "--out", paramLabel = "CSV")
    private @Nullable Path out;

    @Option(names = "--json")
    private boolean json;

    /**
     * What came of it, in minutes.
     *
     * @param moments with people waiting who were called before the day was over
     * @param displayMae of {@code waiting x service_minutes / open_stations}, which offices show
     */
    private record Found(
            long moments,
            @JsonProperty("mae") double mae,
            @JsonProperty("p90_coverage") double coverage,
            @JsonProperty("pinball_p50") double pinball50,
            @JsonProperty("pinball_p90") double pinball90,
            @JsonProperty("display_mae") double displayMae,
            @JsonProperty("us_a_forecast") double microseconds,
            @JsonProperty("learnt_days") long learntDays,
            String setting) {}

    @Override
    public Integer call() throws IOException {
        List<OfficeDay> days;
        try {
            days = OfficeFile.read(snapshots);
        } catch (IOException unread) {
            return refuse(snapshots + ": " + unread.getMessage());
        }
        List<OfficeDay> past = days.stream().filter(day -> day.date().isBefore(split)).toList();
        List<OfficeDay> later = days.stream().filter(day -> !day.date().isBefore(split)).toList();
        if (past.isEmpty()) return refuse("--split: there is no day before " + split);
        if (later.isEmpty()) return refuse("--split: there is no day from " + split + " on");
        OfficeForecast forecast = OfficeForecast.learn(past);
        Score score = new Score();
        Path to = out;
        if (to != null)
            try (Writer writer = Files.newBufferedWriter(to)) {
                play(forecast, later, score, writer);
            }
        else if (json) play(forecast, later, score, Writer.nullWriter());
        else play(forecast, later, score, spec.commandLine().getOut());
        Found found = score.found(past.size(), forecast.chosen());
        if (json) System.out.println(JsonMapper.builder().build().writeValueAsString(found));
        else System.err.println(found);
        return 0;
    }

    private static void play(
            OfficeForecast forecast, List<OfficeDay> days, Score score, Writer writer)
            throws IOException {
        OfficeFile.Out rows = new OfficeFile.Out(writer);
        for (OfficeDay day : days) score.play(forecast, day, rows);
        rows.flush();
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }

    /** Sums over all moments that can be judged. */
    private static final class Score {

        private long moments;
        private long forecasts;
        private long covered;
        private long nanos;
        private double absolute;
        private double pinball50;
        private double pinball90;
        private double display;

        void play(OfficeForecast forecast, OfficeDay day, OfficeFile.Out rows) {
            long began = System.nanoTime();
            List<Range> ranges = forecast.ranges(day);
            nanos += System.nanoTime() - began;
            forecasts += ranges.size();
            for (int i = 0; i < ranges.size(); i++) {
                rows.write(day, i, ranges.get(i));
                double truth = day.truth(i);
                if (day.moments().get(i).waiting() > 0 && !Double.isNaN(truth))
                    judge(day.moments().get(i), ranges.get(i), truth);
            }
        }

        private void judge(Moment moment, Range range, double truth) {
            moments++;
            absolute += Math.abs(truth - range.p50());
            if (truth <= range.p90()) covered++;
            pinball50 += pinball(truth - range.p50(), .5);
            pinball90 += pinball(truth - range.p90(), .9);
            display +=
                    Math.abs(
                            truth
                                    - moment.waiting()
                                            * moment.serviceMinutes()
                                            / Math.max(1, moment.stations()));
        }

        private static double pinball(double late, double share) {
            return Math.max(share * late, (share - 1) * late);
        }

        Found found(long learntDays, String setting) {
            return new Found(
                    moments,
                    mean(absolute),
                    mean((double) covered),
                    mean(pinball50),
                    mean(pinball90),
                    mean(display),
                    round(nanos / 1e3 / Math.max(1, forecasts)),
                    learntDays,
                    setting);
        }

        private double mean(double sum) {
            return round(sum / Math.max(1, moments));
        }

        private static double round(double number) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.4f", number));
        }
    }
}
