package tingxu.control.forecast;

import tingxu.control.forecast.Contest.Case;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;
import java.util.List;

/**
 * Another forecaster, put right by how far it was off on days before: of those who wait at all,
 * half are called before P50 and nine of ten before P90.
 */
public final class Calibrated implements Forecaster {

    /** Whoever is called sooner has not waited, and needs no forecast. */
    public static final double AT_ONCE_MINUTES = .5;

    private final Forecaster inner;
    private final ErrorSpread halves;
    private final ErrorSpread nineTenths;

    private Calibrated(Forecaster inner, ErrorSpread halves, ErrorSpread nineTenths) {
        this.inner = inner;
        this.halves = halves;
        this.nineTenths = nineTenths;
    }

    /**
     * @param past of the same forecaster, on other days
     */
    public static Calibrated by(List<Case> past, Forecaster inner) {
        List<Case> waited =
                past.stream()
                        .filter(each -> each.forecaster().equals(inner.name()))
                        .filter(each -> each.waited() > AT_ONCE_MINUTES)
                        .toList();
        return new Calibrated(
                inner,
                new ErrorSpread(
                        waited.stream()
                                .map(each ->
                                        new ErrorSpread.Case(
                                                each.line().name(),
                                                each.range().p50(),
                                                each.waited()))
                                .toList()),
                new ErrorSpread(
                        waited.stream()
                                .map(each ->
                                        new ErrorSpread.Case(
                                                each.line().name(),
                                                each.range().p90(),
                                                each.waited()))
                                .toList()));
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        Range raw = inner.of(state, memory, ticket, now);
        double p50 = halves.minutes(ticket.line().name(), raw.p50(), .5);
        double p90 = nineTenths.minutes(ticket.line().name(), raw.p90(), .9);
        return new Range(p50, Math.max(p50, p90));
    }
}
