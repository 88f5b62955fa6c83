package tingxu.provision.ordeal;

import tingxu.control.hall.Event;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.history.Breach;
import tingxu.provision.history.Checker;
import tingxu.provision.history.Fact;
import tingxu.wire.HallId;
import tingxu.wire.TicketNumber;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what people hold with what the journal says, and has the journal judged by the checker
 * of histories, which judges the simulator as well and asks no rule of the hall.
 */
final class Books {

    private Books() {}

    /**
     * @param held what citizens hold: press and number
     * @param odd what must not be, as it was seen from outside
     * @param faults that were done; survived unless a promise is broken
     */
    static Tally of(
            Path journal, HallId hall, Map<String, String> held, List<String> odd, int faults) {
        List<Fact> history = history(journal, hall);
        List<String> wrong = new ArrayList<>(odd);
        int doubled = 0;
        int calledTwice = 0;
        for (Breach breach : Checker.check(history)) {
            if (breach.invariant().equals("I1")) doubled++;
            if (breach.invariant().equals("I4")) calledTwice++;
            wrong.add(breach.invariant() + " " + breach.words().en());
        }
        Set<TicketNumber> issued = issued(history);
        Set<String> numbers = new HashSet<>();
        int lost = 0;
        for (String number : held.values()) {
            if (!numbers.add(number)) doubled++;
            if (!issued.contains(TicketNumber.parse(number))) lost++;
        }
        boolean well = wrong.isEmpty() && lost == 0 && doubled == 0 && calledTwice == 0;
        return new Tally(
                faults, well ? faults : 0, held.size(), lost, doubled, calledTwice, 0, wrong);
    }

    private static List<Fact> history(Path journal, HallId hall) {
        List<Fact> history = new ArrayList<>();
        Instant[] last = {Instant.EPOCH};
        SqliteJournal.read(
                journal,
                1,
                entry -> {
                    last[0] = entry.at();
                    history.add(Fact.Committed.of(entry, entry.at()));
                });
        boolean chained = SqliteJournal.verify(journal, hall) instanceof AuditResult.Sound;
        history.add(new Fact.Replayed(last[0], history.size(), true, chained));
        return history;
    }

    private static Set<TicketNumber> issued(List<Fact> history) {
        Set<TicketNumber> issued = new HashSet<>();
        for (Fact fact : history)
            if (fact instanceof Fact.Committed row)
                for (Event event : row.events())
                    if (event instanceof Event.TicketIssued one) issued.add(one.ticket().number());
        return issued;
    }
}
