package tingxu.provision.scene;

import tingxu.control.journal.SqliteJournal;
import tingxu.provision.history.Fact;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was seen from outside while a hall suffered: numbers that people hold, papers, calls that
 * clerks were told. Together with the hall's journal it becomes one history, which is judged by the
 * checker that judges the simulator's.
 */
public final class Notes {

    /** Nobody looks later than this at what stands still. */
    private static final int REST_SECONDS = 10;

    /** Of things that have their own time: the order in which they were seen. */
    private final Queue<Fact> seen = new ConcurrentLinkedQueue<>();

    /** Of answers: they follow the row of what was asked, whatever a clock says. */
    private final Map<MessageId, Queue<Fact>> answers = new ConcurrentHashMap<>();

    public void saw(Fact fact) {
        seen.add(fact);
    }

    /** What the answer to this brought to light. */
    public void answered(MessageId asked, Fact fact) {
        answers.computeIfAbsent(asked, _ -> new ConcurrentLinkedQueue<>()).add(fact);
    }

    /** Tickets in the hands of people; twice what two hold. */
    public List<TicketId> held() {
        Map<String, TicketId> byHand = new HashMap<>();
        List<Fact> all = new ArrayList<>(seen);
        answers.values().forEach(all::addAll);
        for (Fact fact : all)
            if (fact instanceof Fact.PaperOut paper) byHand.put(hand(paper), paper.ticket());
        return List.copyOf(byHand.values());
    }

    /** A reprint lies in the same hand. */
    private static String hand(Fact.PaperOut paper) {
        return paper.citizen().isEmpty() ? paper.ticket().toString() : paper.citizen();
    }

    /** Everything in its order, to the end: nothing changes any more when this is asked. */
    public List<Fact> history(Path journal, boolean chained) {
        List<Fact> history = new ArrayList<>();
        Queue<Fact> before = new ArrayDeque<>(seen);
        Map<MessageId, Queue<Fact>> open = new HashMap<>(answers);
        Instant[] last = {Instant.EPOCH};
        SqliteJournal.read(
                journal,
                1,
                row -> {
                    for (Fact next = before.peek();
                            next != null && !next.at().isAfter(row.at());
                            next = before.peek()) history.add(before.remove());
                    history.add(Fact.Committed.of(row, row.at()));
                    Queue<Fact> told = open.remove(row.id());
                    if (told != null) history.addAll(told);
                    last[0] = row.at();
                });
        history.addAll(before);
        // What was answered and stands nowhere.
        open.values().forEach(history::addAll);
        history.add(new Fact.Calm(last[0]));
        Instant rest = last[0].plusSeconds(REST_SECONDS);
        history.add(new Fact.Rested(rest, "hall", 0, ""));
        history.add(new Fact.Replayed(rest, history.size(), true, chained));
        return history;
    }
}
