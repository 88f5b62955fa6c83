package tingxu.control.balance;

import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * First come, first served over everything the window can do, in strict order of class; or, with
 * {@code classes: 0}, by nothing but the clock, which is that of the booked time for an
 * appointment.
 */
final class PoolFcfs implements Policy {

    static final String NAME = "pool-fcfs";

    /** What it was called before: then classes counted for nothing. */
    static final String OLD_NAME = "fcfs";

    private static final Knob CLASSES = new Knob("classes", 0, 1, 1);
    static final List<Knob> KNOBS = List.of(CLASSES, StrictOrder.DUE_EARLY);
    static final List<Knob> OLD_KNOBS = List.of(new Knob(CLASSES.name(), 0, 0, 0));

    private final Fingerprint print;
    private final boolean strict;
    private final long dueEarly;

    PoolFcfs(Settings settings) {
        this.print = settings.print();
        this.strict = settings.of(CLASSES) == 1;
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
                head -> head.rival(strict ? StrictOrder.index(head, dueEarly) : head.waited()));
    }
}
