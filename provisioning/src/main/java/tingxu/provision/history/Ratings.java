package tingxu.provision.history;

import tingxu.control.hall.Event;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** I7: one effective rating a service, of somebody's free will. */
final class Ratings implements Watch {

    private record Press(TicketId ticket, int level) {}

    private final Set<Press> presses = new HashSet<>();
    private final Map<TicketNumber, Integer> rated = new HashMap<>();
    private final Set<TicketNumber> served = new HashSet<>();
    private LocalDate day = LocalDate.EPOCH;

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.RatingPressed press)
            presses.add(new Press(press.ticket(), press.level()));
    }

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        if (event instanceof Event.DayOpened opened) {
            day = opened.day();
            rated.clear();
            served.clear();
        }
        if (event instanceof Event.ServiceFinished finished) served.add(finished.ticket());
        if (!(event instanceof Event.ServiceRated one)) return;
        TicketNumber number = one.ticket();
        Integer before = rated.put(number, one.level());
        boolean second = before != null && (before > 0 || one.level() == 0);
        if (second || !served.contains(number))
            breaches.add(
                    "I7",
                    number + " 评价了两次，或没有办结就评价",
                    number + " is rated twice, or before its service has ended");
        boolean pressed = presses.contains(new Press(new TicketId(day, number), one.level()));
        if (one.channel().equals("pad") && !pressed)
            breaches.add(
                    "I7",
                    number + " 记了评价 " + one.level() + "，没有人按过",
                    "%s is rated %d and nobody pressed that".formatted(number, one.level()));
    }
}
