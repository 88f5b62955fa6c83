package tingxu.control.balance;

import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The longest wait first, each class with its head start. */
final class LongestWait implements Policy {

    static final String NAME = "longest-wait-first";
    static final List<Knob> KNOBS = Credits.FIELD_KNOBS;

    private final Fingerprint print;
    private final Credits credits;

    LongestWait(Settings settings) {
        this.print = settings.print();
        this.credits = Credits.of(settings);
    }

    @Override
    public Fingerprint parameters() {
        return print;
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        return Contest.best(
                Contest.heads(state, window, now),
                head -> {
                    long credit = credits.of(head.ticket().ticketClass());
                    return head.rival(credit, head.waited() + credit);
                });
    }
}
