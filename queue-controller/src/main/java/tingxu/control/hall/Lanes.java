package tingxu.control.hall;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.LineId;
import tingxu.wire.TicketClass;

import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everyone who waits: a lane for each class of each line, each in order of turn. */
record Lanes(PSortedMap<Lane, PSortedMap<Turn, Ticket>> lanes) {

    static final Lanes EMPTY = new Lanes(TreePMap.empty());

    private static final TicketClass[] CLASSES = TicketClass.values();
    private static final PSortedMap<Turn, Ticket> NOBODY = TreePMap.empty();

    record Lane(LineId line, TicketClass ticketClass) implements Comparable<Lane> {

        @Override
        public int compareTo(Lane other) {
            int byLine = line.compareTo(other.line);
            return byLine != 0 ? byLine : ticketClass.compareTo(other.ticketClass);
        }
    }

    /** Those of {@code standings} who wait. */
    static Lanes of(Collection<Standing> standings) {
        SortedMap<Lane, SortedMap<Turn, Ticket>> queues = new TreeMap<>();
        for (Standing standing : standings)
            if (standing.waiting())
                queues.computeIfAbsent(lane(standing.ticket()), _ -> new TreeMap<>())
                        .put(Turn.of(standing.ticket()), standing.ticket());
        SortedMap<Lane, PSortedMap<Turn, Ticket>> lanes = new TreeMap<>();
        queues.forEach((lane, queue) -> lanes.put(lane, TreePMap.fromSortedMap(queue)));
        return new Lanes(TreePMap.fromSortedMap(lanes));
    }

    Lanes plus(Ticket ticket) {
        Lane lane = lane(ticket);
        return new Lanes(lanes.plus(lane, queue(lane).plus(Turn.of(ticket), ticket)));
    }

    Lanes minus(Ticket ticket) {
        Lane lane = lane(ticket);
        PSortedMap<Turn, Ticket> rest = queue(lane).minus(Turn.of(ticket));
        return new Lanes(rest.isEmpty() ? lanes.minus(lane) : lanes.plus(lane, rest));
    }

    @Nullable Ticket first(LineId line, TicketClass ticketClass) {
        PSortedMap<Turn, Ticket> queue = lanes.get(new Lane(line, ticketClass));
        return queue == null ? null : queue.firstEntry().getValue();
    }

    Collection<Ticket> waiting(LineId line, TicketClass ticketClass) {
        return queue(new Lane(line, ticketClass)).values();
    }

    int count(LineId line) {
        int sum = 0;
        for (TicketClass each : CLASSES) sum += queue(new Lane(line, each)).size();
        return sum;
    }

    int total() {
        int sum = 0;
        for (PSortedMap<Turn, Ticket> queue : lanes.values()) sum += queue.size();
        return sum;
    }

    /** Those whose clock, with the head start of their class, is before the given one's. */
    int ahead(LineId line, TicketClass ticketClass, Instant clock, long sequence) {
        Instant own = clock.minus(HeadStart.of(ticketClass));
        int sum = 0;
        for (TicketClass each : CLASSES) {
            Turn limit = new Turn(own.plus(HeadStart.of(each)), sequence);
            sum += queue(new Lane(line, each)).headMap(limit).size();
        }
        return sum;
    }

    private static Lane lane(Ticket ticket) {
        return new Lane(ticket.line(), ticket.ticketClass());
    }

    private PSortedMap<Turn, Ticket> queue(Lane lane) {
        return lanes.getOrDefault(lane, NOBODY);
    }
}
