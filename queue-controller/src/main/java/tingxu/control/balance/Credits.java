package tingxu.control.balance;

import tingxu.control.hall.HeadStart;
import tingxu.wire.TicketClass;

import java.util.List;

/** How much longer each class counts as having waited, as the hall has set it. */
record Credits(long priority, long appointment, long transfer) {

    private static final Knob PRIORITY = knob("credit-priority", TicketClass.PRIORITY);
    private static final Knob APPOINTMENT = knob("credit-appointment", TicketClass.APPOINTMENT);
    private static final Knob TRANSFER = knob("credit-transfer", TicketClass.TRANSFER);

    static final List<Knob> KNOBS = List.of(PRIORITY, APPOINTMENT, TRANSFER);

    /** As the comparisons in the field have them. */
    static final List<Knob> FIELD_KNOBS =
            List.of(PRIORITY.usually(25), APPOINTMENT.usually(15), TRANSFER.usually(8));

    static Credits of(Settings settings) {
        return new Credits(
                settings.seconds(PRIORITY),
                settings.seconds(APPOINTMENT),
                settings.seconds(TRANSFER));
    }

    private static Knob knob(String name, TicketClass ticketClass) {
        return Knob.minutes(name, HeadStart.of(ticketClass).toMinutes());
    }

    /** In seconds. */
    long of(TicketClass ticketClass) {
        return switch (ticketClass) {
            case PRIORITY -> priority;
            case APPOINTMENT -> appointment;
            case TRANSFER -> transfer;
            case ORDINARY -> 0;
        };
    }
}
