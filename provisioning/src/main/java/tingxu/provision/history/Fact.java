package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.wire.CallKey;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * One thing that was seen from outside, by whoever watches a hall: a simulator, or a test of real
 * processes. {@code at} is the watcher's own clock; the order of facts is the order in which they
 * were seen. A hall's journal is part of its history: its rows are facts as well.
 */
public sealed interface Fact {

    Instant at();

    /**
     * A row of the journal, after its commit.
     *
     * @param hallAt the hall's own time in it
     * @param refused in English; null when it was not refused
     */
    record Committed(
            Instant at,
            long row,
            MessageId id,
            String who,
            long epoch,
            long seq,
            Instant hallAt,
            List<Event> events,
            @Nullable String refused)
            implements Fact {
        public Committed {
            events = List.copyOf(events);
        }

        /** As it stands in the journal. */
        public static Committed of(Entry entry, Instant at) {
            Words refused = entry.refused();
            return new Committed(
                    at,
                    entry.row(),
                    entry.id(),
                    entry.who(),
                    entry.epoch(),
                    entry.seq(),
                    entry.at(),
                    entry.events(),
                    refused == null ? null : refused.en());
        }
    }

    /**
     * Paper that came out of a printer.
     *
     * @param citizen who pressed for it; empty where nobody knows
     * @param taken the date and time printed on it
     * @param again whether it says that it is a reprint
     */
    record PaperOut(
            Instant at,
            String kiosk,
            TicketId ticket,
            String citizen,
            String taken,
            boolean again,
            boolean offline)
            implements Fact {}

    /**
     * 补打: what staff were told of the copy that they wanted of a kiosk.
     *
     * @param done whether it came out
     */
    record Copied(Instant at, String kiosk, TicketId ticket, boolean done) implements Fact {}

    /** A citizen said that no paper came, or gave the number up. */
    record Denied(Instant at, String kiosk, TicketId ticket) implements Fact {}

    /** A window or the desk has scanned a paper: it counts from then on, or is refused. */
    record Scanned(Instant at, TicketId ticket, boolean known) implements Fact {}

    /**
     * Someone who waits for the answer asked something of the hall, for the first time or again.
     *
     * @param seat under which a clerk asks; null where there is none
     */
    record Asked(Instant at, MessageId id, String who, String what, @Nullable String seat)
            implements Fact {}

    /**
     * @param answer {@code done}, {@code busy}, {@code turned out}, or what it was refused with
     * @param row where it was committed; 0 where it was not
     */
    record Answered(Instant at, MessageId id, String who, String answer, long row) implements Fact {

        /** Said to a browser whose window another has: no word on what it asked. */
        public static final String TURNED_OUT = "turned out";

        boolean turnedOut() {
            return answer.equals(TURNED_OUT);
        }
    }

    /**
     * A browser has a window from here on, and whichever had it before is turned out.
     *
     * @param who as it asks: {@code window-1}
     */
    record Seated(Instant at, String who, String seat) implements Fact {}

    /** A key of a call pad. */
    record KeyPressed(Instant at, String node, MessageId id, WindowId window, CallKey key)
            implements Fact {}

    /** A key of an evaluation pad; 0 when nobody pressed in time. */
    record RatingPressed(Instant at, MessageId id, WindowId window, TicketId ticket, int level)
            implements Fact {}

    /**
     * What a board above a window names.
     *
     * @param ticket called or served; null for none
     */
    record BoardShows(Instant at, String board, WindowId window, @Nullable TicketNumber ticket)
            implements Fact {}

    /** What a loudspeaker said. */
    record Spoken(Instant at, String zone, TicketNumber ticket, WindowId window, int repeat)
            implements Fact {}

    /** Something went wrong, or was mended, by the hand of whoever tries the hall. */
    record Happened(Instant at, String kind, String where, String words) implements Fact {}

    /** From here on nothing goes wrong any more. */
    record Calm(Instant at) implements Fact {}

    /**
     * How a machine stood when it should long have been at rest.
     *
     * @param unsaid events in its outbox
     * @param troubles what keeps it from full service, in words; empty for none
     */
    record Rested(Instant at, String who, int unsaid, String troubles) implements Fact {}

    /**
     * The journal was folded anew and compared with what the hall had in memory.
     *
     * @param chained whether its hash chain verifies; a journal in memory has none that could break
     */
    record Replayed(Instant at, long row, boolean same, boolean chained) implements Fact {}
}
