package tingxu.control.rules;

import static tingxu.control.rules.Decision.refuse;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command.RegisterOffline;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Register.Matter;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** 预约签到: an appointment has one ticket, at however many kiosks its citizen checks in. */
final class BookingRules {

    private BookingRules() {}

    /**
     * What a check-in comes to whose appointment has been checked in before: a copy, where that
     * ticket is good for something still. Empty where it came to nothing.
     */
    static Optional<Decision> again(Standing known, Instant now) {
        if (known.cameToNothing()) return Optional.empty();
        TicketNumber number = known.ticket().number();
        return Optional.of(
                known.where() instanceof Whereabouts.Served
                        ? refuse(
                                "这个预约已用 " + number + " 办过，再办请取普通号",
                                "This appointment was seen to as "
                                        + number
                                        + ": for more, take an ordinary ticket")
                        : TicketRules.copied(known, now));
    }

    /**
     * The class of a ticket that a kiosk issued by itself. What is on paper stays good; but an
     * appointment that was checked in elsewhere too puts one ticket forward, not two.
     */
    static TicketClass offline(HallState state, RegisterOffline told) {
        String holder = told.holder();
        if (told.ticketClass() != TicketClass.APPOINTMENT || holder == null)
            return told.ticketClass();
        boolean another =
                state.register()
                        .standingsOf(
                                Matter.of(holder, told.ticket().number().series(), told.item()))
                        .filter(known -> !known.ticket().number().equals(told.ticket().number()))
                        .filter(known -> !known.ticket().request().equals(told.request()))
                        .anyMatch(known -> !known.cameToNothing());
        return another ? TicketClass.ORDINARY : TicketClass.APPOINTMENT;
    }

    /** The place in line: the issue, or the booked time when that is later the same day. */
    static Instant clock(TicketClass as, @Nullable Instant booked, Instant issued) {
        return as == TicketClass.APPOINTMENT
                        && booked != null
                        && booked.isAfter(issued)
                        && booked.isBefore(issued.plus(Duration.ofDays(1)))
                ? booked
                : issued;
    }
}
