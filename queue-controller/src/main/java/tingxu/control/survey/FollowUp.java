package tingxu.control.survey;

import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the hall owes a citizen who was dissatisfied (差评整改): someone looks into it in time.
 *
 * @param level 2 dissatisfied or 1 very dissatisfied
 * @param due the last of fifteen working days
 */
public record FollowUp(
        TicketId ticket, WindowId window, int level, String channel, Instant at, LocalDate due) {}
