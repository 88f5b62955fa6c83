package tingxu.control.hall;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.ItemId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every ticket of the day, by number, by the press that asked for it, and by the person where a
 * card was laid on.
 *
 * @param matters the tickets for each, of which there may be several: one came to nothing, or
 *     kiosks issued some that did not know of each other; by their numbers
 */
public record Register(
        PSortedMap<TicketNumber, Standing> standings,
        PSortedMap<MessageId, TicketNumber> requests,
        PSortedMap<Matter, List<TicketNumber>> matters) {

    static final Register EMPTY =
            new Register(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    /** What one person has come for: a line, by its letter, and the item where one was named. */
    public record Matter(String holder, String business) implements Comparable<Matter> {

        public static Matter of(String holder, char series, @Nullable ItemId item) {
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
        SortedMap<Matter, List<TicketNumber>> matters = new TreeMap<>();
        for (Standing standing : all) {
            Ticket ticket = standing.ticket();
            standings.put(ticket.number(), standing);
            requests.merge(
                    ticket.request(),
                    ticket.number(),
                    (one, other) -> counts(standings, one, other) ? one : other);
            String holder = ticket.holder();
            if (holder != null)
                matters.compute(
                        Matter.of(holder, ticket.number().series(), ticket.item()),
                        (_, others) -> and(others, ticket.number()));
        }
        return new Register(
                TreePMap.fromSortedMap(standings),
                TreePMap.fromSortedMap(requests),
                TreePMap.fromSortedMap(matters));
    }

    /** Of two tickets for one press that of the kiosk counts, which is on paper; else the later. */
    private static boolean counts(
            SortedMap<TicketNumber, Standing> standings, TicketNumber one, TicketNumber other) {
        boolean lent = Loans.isForLending(one);
        return lent == Loans.isForLending(other)
                ? sequence(standings, one) > sequence(standings, other)
                : lent;
    }

    private static long sequence(SortedMap<TicketNumber, Standing> standings, TicketNumber number) {
        return Objects.requireNonNull(standings.get(number)).ticket().sequence();
    }

    Register issued(Standing standing) {
        Ticket ticket = standing.ticket();
        return new Register(
                standings.plus(ticket.number(), standing),
                requests.plus(ticket.request(), ticket.number()),
                held(ticket));
    }

    private PSortedMap<Matter, List<TicketNumber>> held(Ticket ticket) {
        String holder = ticket.holder();
        if (holder == null) return matters;
        Matter matter = Matter.of(holder, ticket.number().series(), ticket.item());
        return matters.plus(matter, and(matters.get(matter), ticket.number()));
    }

    private static List<TicketNumber> and(
            @Nullable List<TicketNumber> others, TicketNumber number) {
        if (others == null) return List.of(number);
        SortedSet<TicketNumber> all = new TreeSet<>(others);
        all.add(number);
        return List.copyOf(all);
    }

    Register with(Standing standing) {
        return new Register(
                standings.plus(standing.ticket().number(), standing), requests, matters);
    }

    /** The ticket is known now by the press that asked for it, and by its holder. */
    Register reported(Standing before, Ticket ticket) {
        var known = standings.plus(ticket.number(), before.of(ticket));
        var others = requests.minus(before.ticket().request());
        TicketNumber other = others.get(ticket.request());
        return new Register(
                known,
                other == null || counts(known, ticket.number(), other)
                        ? others.plus(ticket.request(), ticket.number())
                        : others,
                held(ticket));
    }

    public Optional<Standing> standing(TicketNumber number) {
        return Optional.ofNullable(standings.get(number));
    }

    public Optional<Standing> standingOf(MessageId request) {
        return Optional.ofNullable(requests.get(request)).flatMap(this::standing);
    }

    /** Of several for a matter the one that is good still, goes by a booked time, is the latest. */
    public Optional<Standing> standingOf(Matter matter) {
        return standingsOf(matter)
                .max(
                        Comparator.comparing((Standing standing) -> standing.where().live())
                                .thenComparing(Standing::isGood)
                                .thenComparing(standing -> !standing.cameToNothing())
                                .thenComparing(Register::goesByTime)
                                .thenComparingLong(standing -> standing.ticket().sequence()));
    }

    private static boolean goesByTime(Standing standing) {
        return standing.ticket().ticketClass() == TicketClass.APPOINTMENT;
    }

    public Stream<Standing> standingsOf(Matter matter) {
        return matters.getOrDefault(matter, List.of()).stream()
                .map(number -> Objects.requireNonNull(standings.get(number)));
    }

    /** Tickets are never taken out of the register, so their count is the order of issue. */
    public long nextSequence() {
        return standings.size() + 1L;
    }

    /** What the hall's own counter gives next, past the places that are for lending. */
    public int nextPlace(char series) {
        int last = lastPlace(series, TicketNumber.LAST_PLACE);
        if (last > Loans.LAST_PLACE) return last + 1;
        int own = lastPlace(series, Loans.FIRST_PLACE - 1);
        return own == Loans.FIRST_PLACE - 1 ? Loans.LAST_PLACE + 1 : own + 1;
    }

    /** The highest place of those for lending that a ticket has; the one before them if none. */
    public int lastLentPlace(char series) {
        return Math.max(lastPlace(series, Loans.LAST_PLACE), Loans.FIRST_PLACE - 1);
    }

    /** The highest place of a series today up to {@code most}, 0 before the first. */
    private int lastPlace(char series, int most) {
        TicketNumber last = standings.floorKey(new TicketNumber(series, most));
        return last == null || last.series() != series ? 0 : last.place();
    }
}
