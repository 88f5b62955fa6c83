package tingxu.control.balance;

import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Own business first; others are helped when nobody waits for it. Strict order of class in both.
 */
final class CategoryOrder implements Policy {

    static final String NAME = "cat-order";
    static final List<Knob> KNOBS = List.of(StrictOrder.DUE_EARLY);

    private final Fingerprint print;
    private final long dueEarly;

    CategoryOrder(Settings settings) {
        this.print = settings.print();
        this.dueEarly = settings.seconds(StrictOrder.DUE_EARLY);
    }

    @Override
    public Fingerprint parameters() {
        return print;
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        return Contest.best(
                Contest.heads(state, window, now),
                head ->
                        head.rival(
                                StrictOrder.index(head, dueEarly)
                                        + (head.skill().primary() ? 10 * StrictOrder.STEP : 0)));
    }
}
