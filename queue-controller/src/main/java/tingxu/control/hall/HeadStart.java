package tingxu.control.hall;

import tingxu.wire.TicketClass;

import java.time.Duration;

/**
 * How much earlier a class counts as having come. An ordinary citizen is overtaken within a line
 * only by clocks up to 28 minutes ahead: a promise that can be printed.
 */
public final class HeadStart {

    private HeadStart() {}

    public static Duration of(TicketClass ticketClass) {
        return switch (ticketClass) {
            case PRIORITY -> Duration.ofMinutes(28);
            case APPOINTMENT -> Duration.ofMinutes(17);
            case TRANSFER -> Duration.ofMinutes(5);
            case ORDINARY -> Duration.ZERO;
        };
    }
}
