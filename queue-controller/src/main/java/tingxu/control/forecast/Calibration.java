package tingxu.control.forecast;

import tingxu.control.forecast.Contest.Case;
import tingxu.wire.LineId;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far a forecaster was off on days before, and so how to put right what it says: of those who
 * wait at all, half are called before P50 and nine of ten before P90.
 */
public final class Calibration {

    /** Whoever is called sooner has not waited, and needs no forecast. */
    public static final double AT_ONCE_MINUTES = .5;

    /** Fewer past forecasts than this say nothing about how far the next will be off. */
    private static final int LEAST_CASES = 100;

    private final ErrorSpread halves;
    private final ErrorSpread nineTenths;
    private final boolean known;

    private Calibration(List<Case> waited) {
        this.known = waited.size() >= LEAST_CASES;
        this.halves = spread(waited, each -> each.range().p50());
        this.nineTenths = spread(waited, each -> each.range().p90());
    }

    /**
     * @param past on other days; only those of the forecaster named count
     */
    public static Calibration of(List<Case> past, String forecaster) {
        return new Calibration(
                past.stream()
                        .filter(each -> each.forecaster().equals(forecaster))
                        .filter(each -> each.waited() > AT_ONCE_MINUTES)
                        .toList());
    }

    private static ErrorSpread spread(List<Case> cases, ToDoubleFunction<Case> said) {
        return new ErrorSpread(
                cases.stream()
                        .map(each ->
                                new ErrorSpread.Case(
                                        each.line().name(),
                                        said.applyAsDouble(each),
                                        each.waited()))
                        .toList());
    }

    /** What was said of one in the line, put right; as it is while too little is known. */
    public Range right(LineId line, Range said) {
        if (!known) return said;
        double p50 = halves.minutes(line.name(), said.p50(), .5);
        double p90 = nineTenths.minutes(line.name(), said.p90(), .9);
        return new Range(p50, Math.max(p50, p90));
    }
}
