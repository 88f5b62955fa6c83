package tingxu.provision.trial;

import tingxu.control.forecast.OfficeDay;
import tingxu.control.forecast.OfficeDay.Moment;
import tingxu.control.forecast.OfficeForecast;
import tingxu.control.forecast.Range;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Forecasts of public offices from what their pages showed, judged by what came of it. */
final class OfficeBench {

    private final List<OfficeDay> past;
    private final List<OfficeDay> later;
    private final OfficeForecast forecast;

    /**
     * Learns.
     *
     * @param split days before it are learnt from, the others forecast
     * @throws IOException with a sentence, when the table cannot be used
     */
    OfficeBench(Path snapshots, LocalDate split) throws IOException {
        List<OfficeDay> days = OfficeFile.read(snapshots);
        past = days.stream().filter(day -> day.date().isBefore(split)).toList();
        later = days.stream().filter(day -> !day.date().isBefore(split)).toList();
        if (past.isEmpty()) throw new IOException("--split: there is no day before " + split);
        if (later.isEmpty())
            throw new IOException("--split: there is no day from " + split + " on");
        forecast = OfficeForecast.learn(past);
    }

    /** What was learnt from, in words. */
    String learnt() {
        return past.size() + " days of a queue; " + forecast.chosen();
    }

    /** Forecasts every moment; judges those at which people waited who were called that day. */
    List<ForecastScore.Row> run(Writer to) throws IOException {
        OfficeFile.Out rows = new OfficeFile.Out(to);
        ForecastScore own = new ForecastScore();
        ForecastScore displayed = new ForecastScore();
        for (OfficeDay day : later) {
            long began = System.nanoTime();
            List<Range> ranges = forecast.ranges(day);
            long each = (System.nanoTime() - began) / Math.max(1, ranges.size());
            for (int i = 0; i < ranges.size(); i++) {
                rows.write(day, i, ranges.get(i));
                Moment moment = day.moments().get(i);
                double truth = day.truth(i);
                if (moment.waiting() <= 0 || Double.isNaN(truth)) continue;
                own.add(ranges.get(i), truth, each);
                displayed.add(displayed(moment), truth, 0);
            }
        }
        rows.flush();
        return List.of(own.row("busy-pace"), displayed.row("as-displayed"));
    }

    /** The formula of most offices' pages. */
    private static Range displayed(Moment moment) {
        double minutes =
                moment.waiting() * moment.serviceMinutes() / Math.max(1, moment.stations());
        return new Range(minutes, minutes);
    }
}
