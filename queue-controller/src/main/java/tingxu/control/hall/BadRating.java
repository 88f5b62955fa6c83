package tingxu.control.hall;

import tingxu.wire.RatingReason;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;

/**
 * A service that its citizen found bad (差评), and nobody has seen to yet.
 *
 * @param level 2 dissatisfied or 1 very dissatisfied
 * @param reasons that were given with it; none where none were
 */
public record BadRating(
        TicketId ticket,
        WindowId window,
        int level,
        String channel,
        List<RatingReason> reasons,
        Instant at) {

    public BadRating {
        reasons = List.copyOf(reasons);
    }

    /** More than these nobody will see to: the oldest give way. */
    public static final int KEPT = 500;

    BadRating because(List<RatingReason> told) {
        return new BadRating(ticket, window, level, channel, told, at);
    }

    /** 不满意 and worse. */
    static boolean is(int level) {
        return level == 1 || level == 2;
    }
}
