package tingxu.control.hall;

import java.time.Instant;

/** A place in a queue: the older clock first, then the earlier issue. */
public record Turn(Instant clock, long sequence) implements Comparable<Turn> {

    public static Turn of(Ticket ticket) {
        return new Turn(ticket.clock(), ticket.sequence());
    }

    @Override
    public int compareTo(Turn other) {
        int byClock = clock.compareTo(other.clock);
        return byClock != 0 ? byClock : Long.compare(sequence, other.sequence);
    }
}
