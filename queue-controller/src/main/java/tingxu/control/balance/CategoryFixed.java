package tingxu.control.balance;

import tingxu.control.balance.Contest.Head;
import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * As most halls call today: each window its own business only, in strict order of class. A
 * comprehensive window, which has none of its own, takes all it can.
 */
final class CategoryFixed implements Policy {

    static final String NAME = "cat-fixed";
    static final List<Knob> KNOBS = List.of(StrictOrder.DUE_EARLY);

    private final Fingerprint print;
    private final long dueEarly;

    CategoryFixed(Settings settings) {
        this.print = settings.print();
        this.dueEarly = settings.seconds(StrictOrder.DUE_EARLY);
    }

    @Override
    public Fingerprint parameters() {
        return print;
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        boolean ownOnly = window.hasOwnLine();
        List<Head> heads =
                Contest.heads(state, window, now).stream()
                        .filter(head -> !ownOnly || head.skill().primary())
                        .toList();
        return Contest.best(heads, head -> head.rival(StrictOrder.index(head, dueEarly)));
    }
}
