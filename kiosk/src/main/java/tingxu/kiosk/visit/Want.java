package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.Booked;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;

/**
 * The ticket a citizen is about to ask for.
 *
 * @param item what the citizen comes for; null when only the line was chosen
 * @param holder null without a card: none is ever required
 * @param booked the appointment that is checked in; null of any other
 */
public record Want(
        LineId line,
        @Nullable ItemId item,
        TicketClass ticketClass,
        @Nullable Holder holder,
        @Nullable Booked booked) {

    public static Want of(LineId line, @Nullable ItemId item, @Nullable Holder holder) {
        return new Want(line, item, TicketClass.ORDINARY, null, null).heldBy(holder);
    }

    /** 预约签到: what was booked. */
    static Want booked(Booked booked) {
        return new Want(booked.line(), booked.item(), TicketClass.APPOINTMENT, null, booked);
    }

    Want as(TicketClass other) {
        return new Want(line, item, other, holder, booked);
    }

    /** One who is sixty or older need not ask to go first. */
    Want heldBy(@Nullable Holder other) {
        TicketClass as = other != null && other.elder() ? TicketClass.PRIORITY : ticketClass;
        return new Want(line, item, as, other, booked);
    }
}
