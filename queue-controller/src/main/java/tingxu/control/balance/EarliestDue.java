package tingxu.control.balance;

import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Window;
import tingxu.wire.TicketClass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Earliest due date: each class is promised a longest wait, lengthened by a share of what its
 * business takes, and whose promise falls due first is called first. The index is how many seconds
 * a promise is overdue.
 */
final class EarliestDue implements Policy {

    static final String NAME = "edd";

    private static final Knob PRIORITY = Knob.minutes("promise-priority", 5);
    private static final Knob APPOINTMENT = Knob.minutes("promise-appointment", 10);
    private static final Knob TRANSFER = Knob.minutes("promise-transfer", 15);
    private static final Knob ORDINARY = Knob.minutes("promise-ordinary", 20);

    /** Who needs half an hour bears a longer wait than who needs three minutes. */
    private static final Knob SERVICE_SHARE = new Knob("service-share-percent", 0, 1000, 100);

    static final List<Knob> KNOBS =
            List.of(PRIORITY, APPOINTMENT, TRANSFER, ORDINARY, SERVICE_SHARE);

    private final Settings settings;

    EarliestDue(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Fingerprint parameters() {
        return settings.print();
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        return Contest.best(
                Contest.heads(state, window, now),
                head -> {
                    long service = Weights.meanSeconds(state.plan(), head.ticket().line());
                    long promise =
                            promised(head.ticket().ticketClass())
                                    + service * settings.of(SERVICE_SHARE) / 100;
                    return head.rival(-promise, head.waited() - promise);
                });
    }

    private long promised(TicketClass ticketClass) {
        return settings.seconds(
                switch (ticketClass) {
                    case PRIORITY -> PRIORITY;
                    case APPOINTMENT -> APPOINTMENT;
                    case TRANSFER -> TRANSFER;
                    case ORDINARY -> ORDINARY;
                });
    }
}
