package tingxu.control.hall;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.LineId;
import tingxu.wire.TicketClass;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everyone who waits: a lane for each class of each line, each in order of turn. */
record Lanes(Few<LineId, OfLine> lines) {

    static final Lanes EMPTY = new Lanes(Few.none());

    private static final TicketClass[] CLASSES = TicketClass.values();
    private static final PSortedMap<Turn, Ticket> NOBODY = TreePMap.empty();
    private static final OfLine EMPTY_LINE = new OfLine(NOBODY, NOBODY, NOBODY, NOBODY);

    /** The lanes of one line. */
    record OfLine(
            PSortedMap<Turn, Ticket> priority,
            PSortedMap<Turn, Ticket> appointments,
            PSortedMap<Turn, Ticket> transfers,
            PSortedMap<Turn, Ticket> ordinary) {

        PSortedMap<Turn, Ticket> queue(TicketClass ticketClass) {
            return switch (ticketClass) {
                case PRIORITY -> priority;
                case APPOINTMENT -> appointments;
                case TRANSFER -> transfers;
                case ORDINARY -> ordinary;
            };
        }

        OfLine with(TicketClass ticketClass, PSortedMap<Turn, Ticket> queue) {
            return switch (ticketClass) {
                case PRIORITY -> new OfLine(queue, appointments, transfers, ordinary);
                case APPOINTMENT -> new OfLine(priority, queue, transfers, ordinary);
                case TRANSFER -> new OfLine(priority, appointments, queue, ordinary);
                case ORDINARY -> new OfLine(priority, appointments, transfers, queue);
            };
        }

        @Nullable Ticket first(TicketClass ticketClass) {
            PSortedMap<Turn, Ticket> queue = queue(ticketClass);
            return queue.isEmpty() ? null : queue.firstEntry().getValue();
        }

        List<Ticket> heads() {
            List<Ticket> heads = new ArrayList<>(CLASSES.length);
            for (TicketClass each : CLASSES) {
                Ticket head = first(each);
                if (head != null) heads.add(head);
            }
            return heads;
        }

        int count() {
            return priority.size() + appointments.size() + transfers.size() + ordinary.size();
        }
    }

    /** Those of {@code standings} who wait. */
    static Lanes of(Collection<Standing> standings) {
        SortedMap<LineId, SortedMap<TicketClass, SortedMap<Turn, Ticket>>> queues = new TreeMap<>();
        for (Standing standing : standings)
            if (standing.waiting()) {
                Ticket ticket = standing.ticket();
                queues.computeIfAbsent(ticket.line(), _ -> new TreeMap<>())
                        .computeIfAbsent(ticket.ticketClass(), _ -> new TreeMap<>())
                        .put(Turn.of(ticket), ticket);
            }
        return new Lanes(
                Few.of(queues.entrySet(), Map.Entry::getKey, each -> line(each.getValue())));
    }

    private static OfLine line(SortedMap<TicketClass, SortedMap<Turn, Ticket>> queues) {
        OfLine line = EMPTY_LINE;
        for (Map.Entry<TicketClass, SortedMap<Turn, Ticket>> each : queues.entrySet())
            line = line.with(each.getKey(), TreePMap.fromSortedMap(each.getValue()));
        return line;
    }

    Lanes plus(Ticket ticket) {
        OfLine line = line(ticket.line());
        PSortedMap<Turn, Ticket> queue = line.queue(ticket.ticketClass());
        return with(ticket, line, queue.plus(Turn.of(ticket), ticket));
    }

    Lanes minus(Ticket ticket) {
        OfLine line = line(ticket.line());
        PSortedMap<Turn, Ticket> queue = line.queue(ticket.ticketClass());
        return with(ticket, line, queue.minus(Turn.of(ticket)));
    }

    private Lanes with(Ticket ticket, OfLine line, PSortedMap<Turn, Ticket> queue) {
        OfLine next = line.with(ticket.ticketClass(), queue);
        return new Lanes(
                next.count() == 0 ? lines.minus(ticket.line()) : lines.plus(ticket.line(), next));
    }

    OfLine line(LineId line) {
        OfLine known = lines.get(line);
        return known == null ? EMPTY_LINE : known;
    }

    Collection<Ticket> waiting(LineId line, TicketClass ticketClass) {
        return line(line).queue(ticketClass).values();
    }

    int count(LineId line) {
        return line(line).count();
    }

    int total() {
        int sum = 0;
        for (OfLine line : lines.values()) sum += line.count();
        return sum;
    }

    /** Those whose clock, with the head start of their class, is before the given one's. */
    int ahead(LineId line, TicketClass ticketClass, Instant clock, long sequence) {
        Instant own = clock.minus(HeadStart.of(ticketClass));
        OfLine lanes = line(line);
        int sum = 0;
        for (TicketClass each : CLASSES) {
            Turn limit = new Turn(own.plus(HeadStart.of(each)), sequence);
            sum += lanes.queue(each).headMap(limit).size();
        }
        return sum;
    }
}
