package tingxu.control.survey;

import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.BadRating;
import tingxu.control.hall.HallState;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What the hall owes a citizen who was dissatisfied (差评整改): someone looks into it in time. For
 * managers only: a rated clerk is never shown who rated, nor how.
 *
 * @param level 2 dissatisfied or 1 very dissatisfied
 * @param reasons that the citizen gave; none where none were
 * @param due the last of fifteen working days
 */
public record FollowUp(
        TicketId ticket,
        WindowId window,
        int level,
        String channel,
        List<RatingReason> reasons,
        Instant at,
        LocalDate due) {

    private static final int WORKING_DAYS = 15;

    /** Those of all days that nobody has closed, newest first. */
    public static List<FollowUp> open(HallState state, Workdays calendar) {
        return state.badRatings().values().stream()
                .map(bad -> of(bad, calendar))
                .sorted(Comparator.comparing(FollowUp::at).reversed())
                .toList();
    }

    private static FollowUp of(BadRating bad, Workdays calendar) {
        return new FollowUp(
                bad.ticket(),
                bad.window(),
                bad.level(),
                bad.channel(),
                bad.reasons(),
                bad.at(),
                calendar.after(bad.ticket().day(), WORKING_DAYS));
    }
}
