package tingxu.control.hall;

import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.time.Instant;

/**
 * A service that its citizen found bad (差评), and nobody has seen to yet.
 *
 * @param level 2 dissatisfied or 1 very dissatisfied
 */
public record BadRating(TicketId ticket, WindowId window, int level, String channel, Instant at) {

    /** More than these nobody will see to: the oldest give way. */
    public static final int KEPT = 500;

    /** 不满意 and worse. */
    static boolean is(int level) {
        return level == 1 || level == 2;
    }
}
