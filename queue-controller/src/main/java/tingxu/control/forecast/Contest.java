package tingxu.control.forecast;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.sim.Play;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forecasters beside each other on the same day: each says, when a walk-in takes a ticket, how long
 * it will be; the day shows who was right. Before a window is open for the line nobody is asked.
 */
public final class Contest implements Play.Witness {

    /**
     * One forecast and what came of it.
     *
     * @param waited minutes from the ticket to the call
     * @param nanos that the forecast took
     */
    public record Case(String forecaster, LineId line, Range range, double waited, long nanos) {}

    private record Said(Forecaster by, Ticket ticket, Range range, long nanos, Instant at) {}

    private final List<Forecaster> forecasters;
    private final int every;
    private final SortedMap<TicketNumber, List<Said>> open = new TreeMap<>();
    private final List<Case> cases = new ArrayList<>();
    private Memory memory = Memory.NONE;
    private long walkIns;

    /**
     * @param every how many walk-ins there are to one that is forecast
     */
    public Contest(List<Forecaster> forecasters, int every) {
        this.forecasters = List.copyOf(forecasters);
        this.every = every;
    }

    @Override
    public void saw(HallState before, Event event, HallState after) {
        memory = memory.after(before, event);
        if (event instanceof Event.TicketIssued(var ticket, var at)
                && ticket.ticketClass() == TicketClass.ORDINARY
                && after.windowsServing(ticket.line()) > 0
                && walkIns++ % every == 0) {
            List<Said> said = new ArrayList<>();
            for (Forecaster forecaster : forecasters) {
                long began = System.nanoTime();
                Range range = forecaster.of(after, memory, ticket, at);
                said.add(new Said(forecaster, ticket, range, System.nanoTime() - began, at));
            }
            open.put(ticket.number(), said);
        }
        if (event instanceof Event.TicketCalled call) {
            List<Said> said = open.remove(call.ticket());
            if (said != null) for (Said each : said) cases.add(judged(each, call.at()));
        }
    }

    private static Case judged(Said said, Instant called) {
        double waited = Duration.between(said.at(), called).toMillis() / 60e3;
        return new Case(said.by().name(), said.ticket().line(), said.range(), waited, said.nanos());
    }

    public List<Case> cases() {
        return List.copyOf(cases);
    }
}
