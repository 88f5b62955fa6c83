package tingxu.provision.ordeal;

import tingxu.control.hall.Event;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Entry;
import tingxu.control.journal.SqliteJournal;
import tingxu.wire.HallId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what people hold with what the journal says. It knows the promises of numbers, calls and
 * the chain (I1, I3, I4, I8), and asks no rule of the hall.
 */
final class Books {

    private final HallId hall;
    private final List<String> breaches = new ArrayList<>();
    private final Set<TicketId> issued = new HashSet<>();
    private final Map<TicketId, WindowId> at = new HashMap<>();
    private int issuedTwice;
    private int calledTwice;
    private LocalDate day = LocalDate.EPOCH;

    private Books(HallId hall) {
        this.hall = hall;
    }

    /**
     * @param held what citizens hold: press and number
     * @param faults that were done; survived unless a promise is broken
     */
    static Tally of(
            Path journal, HallId hall, Map<String, String> held, List<String> odd, int faults) {
        Books books = new Books(hall);
        books.breaches.addAll(odd);
        return books.compared(journal, held, faults);
    }

    private Tally compared(Path journal, Map<String, String> held, int faults) {
        if (!(SqliteJournal.verify(journal, hall) instanceof AuditResult.Sound))
            breaches.add("the chain is broken: " + SqliteJournal.verify(journal, hall));
        SqliteJournal.read(journal, 1, this::take);
        Map<String, String> holders = new HashMap<>();
        int doubled = issuedTwice;
        int lost = 0;
        for (Map.Entry<String, String> each : held.entrySet()) {
            if (holders.put(each.getValue(), each.getKey()) != null) doubled++;
            TicketNumber number = TicketNumber.parse(each.getValue());
            if (issued.stream().noneMatch(ticket -> ticket.number().equals(number))) lost++;
        }
        boolean well = breaches.isEmpty() && lost == 0 && doubled == 0 && calledTwice == 0;
        return new Tally(
                faults, well ? faults : 0, held.size(), lost, doubled, calledTwice, 0, breaches);
    }

    private void take(Entry entry) {
        for (Event event : entry.events()) {
            if (event instanceof Event.DayOpened opened) {
                day = opened.day();
                at.clear();
            }
            if (event instanceof Event.TicketIssued one && !issued.add(id(one.ticket().number())))
                issuedTwice++;
            if (event instanceof Event.TicketCalled call) call(call);
            if (event instanceof Event.TicketReturned back) at.remove(id(back.ticket()));
            if (event instanceof Event.TicketTransferred sent) at.remove(id(sent.ticket()));
            if (event instanceof Event.TicketHeld held) at.remove(id(held.ticket()));
        }
    }

    private void call(Event.TicketCalled call) {
        if (at.put(id(call.ticket()), call.window()) != null) calledTwice++;
        if (!issued.contains(id(call.ticket())))
            breaches.add("row of " + call.at() + ": " + call.ticket() + " is called, not issued");
    }

    private TicketId id(TicketNumber number) {
        return new TicketId(day, number);
    }
}
