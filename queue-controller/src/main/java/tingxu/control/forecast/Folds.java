package tingxu.control.forecast;

import tingxu.control.forecast.BusyPace.Setting;
import tingxu.control.forecast.ErrorSpread.Case;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Days gone by, each fifth of them forecast from the other four, so that no day knows itself. */
final class Folds {

    private static final int FOLDS = 5;

    /** A day with what came of each of its moments. */
    private record Known(OfficeDay day, List<Double> truths) {}

    private record Fold(List<OfficeDay> others, List<Known> own) {}

    private final List<Fold> folds = new ArrayList<>();

    /**
     * @param most moments to be forecast; days beyond are learnt from but not tried
     */
    Folds(List<OfficeDay> past, int most) {
        List<LocalDate> dates =
                List.copyOf(new TreeSet<>(past.stream().map(OfficeDay::date).toList()));
        int moments = past.stream().mapToInt(day -> day.moments().size()).sum();
        int every = Math.max(1, moments / Math.max(1, most));
        int count = Math.min(FOLDS, dates.size());
        for (int fold = 0; fold < count; fold++) {
            List<OfficeDay> others = new ArrayList<>();
            List<Known> own = new ArrayList<>();
            for (int i = 0; i < past.size(); i++) {
                OfficeDay day = past.get(i);
                boolean mine = dates.indexOf(day.date()) % count == fold;
                if (!mine || count == 1) others.add(day);
                if (mine && i % every == 0) own.add(new Known(day, truths(day)));
            }
            folds.add(new Fold(others, own));
        }
    }

    private static List<Double> truths(OfficeDay day) {
        return IntStream.range(0, day.moments().size()).mapToObj(day::truth).toList();
    }

    /** Forecast and truth wherever people waited and were called before the day was over. */
    List<Case> cases(Setting setting) {
        List<Case> cases = new ArrayList<>();
        for (Fold fold : folds) {
            BusyPace pace = new BusyPace(setting, fold.others());
            for (Known known : fold.own()) {
                double[] minutes = pace.minutes(known.day());
                for (int i = 0; i < minutes.length; i++)
                    if (known.day().moments().get(i).waiting() > 0
                            && !Double.isNaN(known.truths().get(i)))
                        cases.add(
                                new Case(
                                        known.day().queue().toString(),
                                        minutes[i],
                                        known.truths().get(i)));
            }
        }
        return cases;
    }
}
