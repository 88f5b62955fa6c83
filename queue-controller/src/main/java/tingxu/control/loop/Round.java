package tingxu.control.loop;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.Command.IssueTicket;
import tingxu.control.hall.Command.Tick;
import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.journal.Past;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Rules;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A handful of commands decided one upon another, to be committed as one. */
final class Round {

    private static final Words FULL =
            new Words("系统存储空间不足，暂停取号，请到人工台", "The hall's disk is nearly full: ask at the desk");
    private static final Words STALE =
            new Words(
                    "这条消息已经过时，请按现在的情况重新操作",
                    "This message is out of date: look again, and do it anew");

    private final Rules hall;
    private final Journal journal;
    private final Recent recent;
    private final boolean nearlyFull;
    private final Instant now;
    private final Supplier<MessageId> ids;
    private final List<Entry> entries = new ArrayList<>();
    private Past past;

    /**
     * @param ids names what the loop itself says
     */
    Round(
            Rules hall,
            Journal journal,
            Recent recent,
            boolean nearlyFull,
            Past past,
            Instant now,
            Supplier<MessageId> ids) {
        this.hall = hall;
        this.journal = journal;
        this.recent = recent;
        this.nearlyFull = nearlyFull;
        this.past = past;
        this.now = now;
        this.ids = ids;
    }

    List<Entry> entries() {
        return entries;
    }

    Past past() {
        return past;
    }

    Answer take(Said said) {
        Answer known = known(said);
        if (known != null && said.seq() > 0 && !stale(said)) passOn(said);
        if (known != null) return known;
        Answer answer = stale(said) ? new Answer.Refused(STALE) : decide(said);
        recent.keep(said, answer);
        return answer;
    }

    private @Nullable Answer known(Said said) {
        Answer lately = recent.to(said);
        if (lately != null) return lately;
        Answer before = journal.find(said.who(), said.id()).map(Round::answer).orElse(null);
        if (before != null) recent.keep(said, before);
        return before;
    }

    /**
     * A node has said again what it had said, behind other words: it changes nothing, but the
     * node's seq must move on, or the next would seem to follow on something that is lost.
     */
    private void passOn(Said said) {
        write(
                new Entry(
                        past.row() + 1,
                        ids.get(),
                        said.who(),
                        said.epoch(),
                        said.seq(),
                        now,
                        List.of(),
                        null));
    }

    /** The loop's own second hand; a second in which nothing lapsed leaves no trace. */
    void tick() {
        Said said = Said.by(HallLoop.CLOCK, ids.get(), new Tick());
        if (hall.decide(past.state(), said.command(), now) instanceof Decision.Accepted(var events)
                && !events.isEmpty()) write(entry(said, events));
    }

    /** A node's events come in order: an older one, or one of an older outbox, is too late. */
    private boolean stale(Said said) {
        return said.seq() > 0
                && (said.epoch() < past.lastEpoch(said.who())
                        || said.seq() <= past.lastSeq(said.who(), said.epoch()));
    }

    private Answer decide(Said said) {
        Command command = said.command();
        if (nearlyFull && command instanceof IssueTicket) return refused(said, FULL);
        return switch (hall.decide(past.state(), command, now)) {
            case Decision.Refused(var why) -> refused(said, why);
            case Decision.Accepted(var events) -> {
                Entry entry = entry(said, events);
                yield events.isEmpty() && said.seq() == 0
                        ? new Answer.Done(unwritten(entry))
                        : write(entry);
            }
        };
    }

    /** Refusals of nodes are written, because their seq must move on; others are only said. */
    private Answer refused(Said said, Words why) {
        return said.seq() == 0
                ? new Answer.Refused(why)
                : write(
                        new Entry(
                                past.row() + 1,
                                said.id(),
                                said.who(),
                                said.epoch(),
                                said.seq(),
                                now,
                                List.of(),
                                why));
    }

    private Answer write(Entry entry) {
        entries.add(entry);
        past = past.after(entry);
        return answer(entry);
    }

    private Entry entry(Said said, List<Event> events) {
        return new Entry(
                past.row() + 1, said.id(), said.who(), said.epoch(), said.seq(), now, events, null);
    }

    private static Entry unwritten(Entry entry) {
        return new Entry(
                0,
                entry.id(),
                entry.who(),
                entry.epoch(),
                entry.seq(),
                entry.at(),
                List.of(),
                null);
    }

    private static Answer answer(Entry entry) {
        Words refused = entry.refused();
        return refused != null ? new Answer.Refused(refused) : new Answer.Done(entry);
    }
}
