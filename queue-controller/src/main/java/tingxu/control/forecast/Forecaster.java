package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;

/** How long one who waits has still to wait. Advice for people: no rule asks it. */
public interface Forecaster {

    /** As it is called in reports, such as {@code last-to-enter-service}. */
    String name();

    /**
     * @param memory of the day, folded from the same events as the state
     * @param ticket that waits in this state
     */
    Range of(HallState state, Memory memory, Ticket ticket, Instant now);
}
