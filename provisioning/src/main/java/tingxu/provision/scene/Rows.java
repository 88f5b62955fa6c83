package tingxu.provision.scene;

import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.control.journal.SqliteJournal;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketNumber;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a hall has written down so far, read from its journal while it runs.
 *
 * @param journal the hall's file
 */
public record Rows(Path journal) {

    private static final Pattern ABOUT_TICKETS = Pattern.compile("(Ticket|Service|Paper).*");

    /** Every row, as it stands. */
    public List<Entry> all() {
        List<Entry> rows = new ArrayList<>();
        SqliteJournal.read(journal, 1, rows::add);
        return rows;
    }

    private Stream<Event> events() {
        return all().stream().flatMap(row -> row.events().stream());
    }

    private long count(Class<? extends Event> kind) {
        return events().filter(kind::isInstance).count();
    }

    /** How often the hall has lent numbers, of one line each time. */
    public long timesLent() {
        return count(Event.NumbersLent.class);
    }

    /** How much has become of tickets. */
    public long aboutTickets() {
        return events().filter(
                        event -> ABOUT_TICKETS.matcher(event.getClass().getSimpleName()).matches())
                .count();
    }

    /** Whether all who had a number have been served. */
    boolean nobodyWaits() {
        return events().mapToInt(Rows::open).sum() == 0;
    }

    private static int open(Event event) {
        if (event instanceof Event.TicketIssued) return 1;
        return event instanceof Event.ServiceFinished ? -1 : 0;
    }

    /** What became of each paper, as the hall has it. */
    Map<TicketNumber, PaperOutcome> papers() {
        Map<TicketNumber, PaperOutcome> told = new HashMap<>();
        events().forEach(event -> {
            if (event instanceof Event.PaperNoted noted) told.put(noted.ticket(), noted.outcome());
        });
        return told;
    }

    /** Whether the hall has such a rating. */
    boolean hasRating(TicketNumber ticket, int level) {
        return events().anyMatch(event ->
                event instanceof Event.ServiceRated one
                        && one.ticket().equals(ticket)
                        && one.level() == level);
    }
}
