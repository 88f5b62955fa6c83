package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;

/**
 * A citizen's place in line. Where it is (waiting, called, served) is its status, so it has none.
 *
 * @param sequence order of issue over the whole day, from 1: breaks every tie
 * @param leg 0 at first, +1 with each transfer
 * @param clock the place in line: the issue, or the booked time when that is later; a transfer
 *     keeps it unless the hall's plan says otherwise
 * @param holder HMAC of the identity number, or of the appointment; null without either
 */
public record Ticket(
        TicketNumber number,
        LineId line,
        TicketClass ticketClass,
        @Nullable ItemId item,
        MessageId request,
        String origin,
        long sequence,
        int leg,
        Instant issuedAt,
        Instant clock,
        @Nullable String holder) {

    /** Never negative: an appointment that is not due yet has not waited. */
    public Duration waited(Instant now) {
        Duration since = Duration.between(clock, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** The booked time, as long as the citizen was before it; null of any other. */
    public @Nullable Instant booked() {
        return ticketClass == TicketClass.APPOINTMENT && clock.isAfter(issuedAt) ? clock : null;
    }

    /** The next leg, in the line {@code to}, by the clock {@code turn}. */
    public Ticket sentOn(LineId to, Instant turn) {
        return new Ticket(
                number,
                to,
                TicketClass.TRANSFER,
                item,
                request,
                origin,
                sequence,
                leg + 1,
                issuedAt,
                turn,
                holder);
    }
}
