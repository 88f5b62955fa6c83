package tingxu.control.hall;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.ItemId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every ticket of the day, by number, by the press that asked for it, and by the person where a
 * card was laid on.
 */
record Register(
        PSortedMap<TicketNumber, Standing> standings,
        PSortedMap<MessageId, TicketNumber> requests,
        PSortedMap<Matter, TicketNumber> matters) {

    static final Register EMPTY =
            new Register(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    /** What one person has come for: a line, by its letter, and the item where one was named. */
    record Matter(String holder, String business) implements Comparable<Matter> {

        static Matter of(String holder, char series, @Nullable ItemId item) {
            return new Matter(holder, item == null ? "" + series : series + "/" + item);
        }

        @Override
        public int compareTo(Matter other) {
            int byHolder = holder.compareTo(other.holder);
            return byHolder != 0 ? byHolder : business.compareTo(other.business);
        }
    }

    /** All at once, which is much quicker than one by one. */
    static Register of(Collection<Standing> all) {
        SortedMap<TicketNumber, Standing> standings = new TreeMap<>();
        SortedMap<MessageId, TicketNumber> requests = new TreeMap<>();
        SortedMap<Matter, TicketNumber> matters = new TreeMap<>();
        for (Standing standing : all) {
            Ticket ticket = standing.ticket();
            standings.put(ticket.number(), standing);
            requests.put(ticket.request(), ticket.number());
            String holder = ticket.holder();
            // Of the tickets for one matter the last counts, which has the highest number.
            if (holder != null)
                matters.merge(
                        Matter.of(holder, ticket.number().series(), ticket.item()),
                        ticket.number(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return new Register(
                TreePMap.fromSortedMap(standings),
                TreePMap.fromSortedMap(requests),
                TreePMap.fromSortedMap(matters));
    }

    Register issued(Standing standing) {
        Ticket ticket = standing.ticket();
        String holder = ticket.holder();
        return new Register(
                standings.plus(ticket.number(), standing),
                requests.plus(ticket.request(), ticket.number()),
                holder == null
                        ? matters
                        : matters.plus(
                                Matter.of(holder, ticket.number().series(), ticket.item()),
                                ticket.number()));
    }

    Register with(Standing standing) {
        return new Register(
                standings.plus(standing.ticket().number(), standing), requests, matters);
    }

    Optional<Standing> standing(TicketNumber number) {
        return Optional.ofNullable(standings.get(number));
    }

    Optional<Standing> standingOf(MessageId request) {
        return Optional.ofNullable(requests.get(request)).flatMap(this::standing);
    }

    Optional<Standing> standingOf(Matter matter) {
        return Optional.ofNullable(matters.get(matter)).flatMap(this::standing);
    }

    /** Tickets are never taken out of the register, so their count is the order of issue. */
    long nextSequence() {
        return standings.size() + 1L;
    }

    /** The highest place of a series today, 0 before the first. */
    int lastPlace(char series) {
        TicketNumber last = standings.floorKey(new TicketNumber(series, TicketNumber.LAST_PLACE));
        return last == null || last.series() != series ? 0 : last.place();
    }
}
