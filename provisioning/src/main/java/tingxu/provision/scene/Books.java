package tingxu.provision.scene;

import tingxu.control.hall.Event;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.history.Breach;
import tingxu.provision.history.Checker;
import tingxu.provision.history.Fact;
import tingxu.wire.HallId;
import tingxu.wire.TicketId;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has the history of a hall of real processes judged by the checker that judges the simulator's,
 * and counts beside it. The verdict is the checker's alone: what is counted is only counted.
 */
public final class Books {

    private Books() {}

    /**
     * @param notes what was seen from outside
     * @param odd what must not be and no history tells, such as a hall that was slow
     * @param faults that were done; survived unless a promise is broken
     */
    public static Tally of(Path journal, HallId hall, Notes notes, List<String> odd, int faults) {
        boolean chained = SqliteJournal.verify(journal, hall) instanceof AuditResult.Sound;
        List<Fact> history = notes.history(journal, chained);
        List<String> wrong = new ArrayList<>(odd);
        int doubled = 0;
        int calledTwice = 0;
        for (Breach breach : Checker.check(history)) {
            if (breach.invariant().equals("I1")) doubled++;
            if (breach.invariant().equals("I4")) calledTwice++;
            wrong.add(breach.invariant() + " " + breach.words().en());
        }
        Set<TicketId> issued = issued(history);
        Set<TicketId> held = new HashSet<>();
        int lost = 0;
        for (TicketId ticket : notes.held()) {
            if (!held.add(ticket)) doubled++;
            else if (!issued.contains(ticket)) lost++;
        }
        int people = notes.held().size();
        int survived = wrong.isEmpty() ? faults : 0;
        return new Tally(faults, survived, people, lost, doubled, calledTwice, 0, wrong);
    }

    /** What people were given, and the journal does not have. */
    public static List<String> forgotten(Path journal, Notes notes) {
        Set<TicketId> issued = issued(notes.history(journal, true));
        return notes.held().stream()
                .filter(ticket -> !issued.contains(ticket))
                .map(ticket -> ticket + " was given out, and is gone when the hall comes back")
                .toList();
    }

    private static Set<TicketId> issued(List<Fact> history) {
        Set<TicketId> issued = new HashSet<>();
        LocalDate day = LocalDate.EPOCH;
        for (Fact fact : history)
            if (fact instanceof Fact.Committed row)
                for (Event event : row.events()) {
                    if (event instanceof Event.DayOpened opened) day = opened.day();
                    if (event instanceof Event.TicketIssued one)
                        issued.add(new TicketId(day, one.ticket().number()));
                }
        return issued;
    }
}
