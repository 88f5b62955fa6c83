package tingxu.provision.history;

import tingxu.control.hall.Event;
import tingxu.control.hall.Ticket;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * I2: one press has one ticket that is good, one person one for a matter, and one appointment one
 * that goes by its time. Judged where a row ends, for what a row does takes effect at once: a
 * ticket that comes in and is closed by the same row was never anybody's second.
 */
final class Presses implements Watch {

    private final TreeMap<TicketNumber, Ticket> tickets = new TreeMap<>();
    private final TreeSet<TicketNumber> live = new TreeSet<>();
    private final List<Ticket> fresh = new ArrayList<>();

    @Override
    public void see(Fact fact, Breaches breaches) {}

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        switch (event) {
            case Event.DayOpened _, Event.DayEnded _ -> {
                tickets.clear();
                live.clear();
            }
            case Event.TicketIssued one -> {
                tickets.put(one.ticket().number(), one.ticket());
                live.add(one.ticket().number());
                fresh.add(one.ticket());
            }
            case Event.TicketReported one -> tickets.put(one.ticket().number(), one.ticket());
            case Event.TicketCalled one -> live.add(one.ticket());
            case Event.TicketReturned one -> live.add(one.ticket());
            case Event.FinishUndone one -> live.add(one.ticket());
            case Event.NoShowUndone one -> live.add(one.ticket());
            case Event.ServiceFinished one -> live.remove(one.ticket());
            case Event.TicketLapsed one -> live.remove(one.ticket());
            case Event.TicketCancelled one -> live.remove(one.ticket());
            case Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.PolicyChanged _,
                    Event.NumbersLent _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.TicketHeld _,
                    Event.TicketTransferred _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FollowUpClosed _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _ -> {}
        }
    }

    @Override
    public void after(Fact.Committed row, Breaches breaches) {
        for (Ticket ticket : fresh) if (live.contains(ticket.number())) alone(ticket, breaches);
        fresh.clear();
    }

    private void alone(Ticket ticket, Breaches breaches) {
        for (TicketNumber number : live) {
            Ticket other = Objects.requireNonNull(tickets.get(number));
            if (number.equals(ticket.number())) continue;
            if (other.request().equals(ticket.request()))
                breaches.add(
                        "I2",
                        "一次取号有两张有效号票 " + number + " 和 " + ticket.number(),
                        "one press has two live tickets, %s and %s"
                                .formatted(number, ticket.number()));
            if (Numbers.online(ticket.number()) && sameMatter(other, ticket))
                breaches.add(
                        "I2",
                        "同一人同一事项有 " + number + " 和 " + ticket.number(),
                        "one person has %s and %s for one matter"
                                .formatted(number, ticket.number()));
            if (forward(other) && forward(ticket) && sameMatter(other, ticket))
                breaches.add(
                        "I2",
                        "一个预约有两张预约号 " + number + " 和 " + ticket.number(),
                        "one appointment puts two tickets forward, %s and %s"
                                .formatted(number, ticket.number()));
        }
    }

    /** Of those that kiosks issued while they were cut off, one goes by its booked time. */
    private static boolean forward(Ticket ticket) {
        return ticket.ticketClass() == TicketClass.APPOINTMENT;
    }

    private static boolean sameMatter(Ticket one, Ticket other) {
        return other.holder() != null
                && other.holder().equals(one.holder())
                && one.number().series() == other.number().series()
                && Objects.equals(one.item(), other.item());
    }
}
