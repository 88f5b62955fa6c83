package tingxu.control.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a forecaster was off, so that a bare number becomes a range that holds as often as it
 * says. Errors are kept as {@code (truth - forecast) / ((forecast + 5) scale)}, the scale being how
 * far that queue's usually are, in bands of like forecasts; a range is read off their quantiles
 * (split conformal prediction, Vovk 2005).
 */
final class ErrorSpread {

    private static final double SOFT_MINUTES = 5;
    private static final int IN_A_BAND = 400;
    private static final int BANDS_AT_MOST = 12;

    /** Errors that a queue must bring to have as much say in its scale as all queues together. */
    private static final double KNOWN = 50;

    /** One forecast beside what came of it. */
    record Case(String queue, double forecast, double truth) {
        double error() {
            return (truth - forecast) / (forecast + SOFT_MINUTES);
        }
    }

    /** The errors of forecasts up to some number of minutes, ascending. */
    private record Band(double upTo, List<Double> errors) {
        double quantile(double share) {
            double at = share * (errors.size() - 1);
            int low = (int) at;
            int high = Math.min(low + 1, errors.size() - 1);
            double below = errors.get(low);
            return below + (at - low) * (errors.get(high) - below);
        }
    }

    private final SortedMap<String, Double> scales = new TreeMap<>();
    private final List<Case> cases;
    private final double usualScale;
    private final List<Band> bands = new ArrayList<>();

    ErrorSpread(List<Case> cases) {
        this.cases = cases;
        SortedMap<String, double[]> sums = new TreeMap<>();
        double all = 0;
        for (Case each : cases) {
            double[] own = sums.computeIfAbsent(each.queue(), _ -> new double[2]);
            own[0] += Math.abs(each.error());
            own[1]++;
            all += Math.abs(each.error());
        }
        double usual = cases.isEmpty() ? 1 : Math.max(1e-3, all / cases.size());
        this.usualScale = usual;
        sums.forEach(
                (queue, own) -> scales.put(queue, (own[0] + KNOWN * usual) / (own[1] + KNOWN)));
        cut(cases);
    }

    private void cut(List<Case> cases) {
        if (cases.isEmpty()) {
            bands.add(new Band(Double.MAX_VALUE, List.of(-.5, 0.0, 1.0)));
            return;
        }
        List<Case> sorted = new ArrayList<>(cases);
        sorted.sort(Comparator.comparingDouble(Case::forecast));
        int count = Math.clamp(sorted.size() / IN_A_BAND, 1, BANDS_AT_MOST);
        for (int band = 0; band < count; band++) {
            int from = (int) ((long) band * sorted.size() / count);
            int to = (int) ((long) (band + 1) * sorted.size() / count);
            List<Double> errors =
                    sorted.subList(from, to).stream()
                            .map(each -> each.error() / scale(each.queue()))
                            .sorted()
                            .toList();
            double upTo = band == count - 1 ? Double.MAX_VALUE : sorted.get(to - 1).forecast();
            bands.add(new Band(upTo, errors));
        }
    }

    /** What is left of the cases' errors, in minutes, once their median is taken off. */
    double meanAbsoluteError() {
        double sum = 0;
        for (Case each : cases)
            sum += Math.abs(each.truth() - minutes(each.queue(), each.forecast(), .5));
        return cases.isEmpty() ? 0 : sum / cases.size();
    }

    private double scale(String queue) {
        return scales.getOrDefault(queue, usualScale);
    }

    /** The minutes that are enough in this share of like cases, never negative. */
    double minutes(String queue, double forecast, double share) {
        Band band =
                bands.stream()
                        .filter(each -> forecast <= each.upTo())
                        .findFirst()
                        .orElse(bands.getLast());
        double error = band.quantile(share) * scale(queue);
        return Math.max(0, forecast + (forecast + SOFT_MINUTES) * error);
    }
}
