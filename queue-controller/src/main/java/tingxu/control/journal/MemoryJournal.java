package tingxu.control.journal;

import tingxu.wire.HallId;
import tingxu.wire.MessageId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal that forgets with the process: for a day in a second, and for tests. */
public final class MemoryJournal implements Journal {

    private record Saying(String who, MessageId id) {}

    private final HallId hall;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Saying, Entry> byId = new HashMap<>();

    /** As far as anyone has asked: most never do. */
    private Head head = Head.NONE;

    public MemoryJournal(HallId hall) {
        this.hall = hall;
    }

    @Override
    public HallId hall() {
        return hall;
    }

    @Override
    public synchronized Past past() {
        Past past = Past.NONE;
        for (Entry entry : entries) past = past.after(entry);
        return past;
    }

    @Override
    public synchronized void append(List<Entry> batch, Past after) {
        long next = entries.size() + 1L;
        Map<Saying, Entry> sayings = new HashMap<>();
        for (Entry entry : batch) {
            if (entry.row() != next++)
                throw new JournalBroken("row " + entry.row() + " does not follow on");
            Saying saying = new Saying(entry.who(), entry.id());
            if (byId.containsKey(saying) || sayings.put(saying, entry) != null)
                throw new JournalBroken("row " + entry.row() + " repeats " + entry.id());
        }
        entries.addAll(batch);
        byId.putAll(sayings);
    }

    @Override
    public synchronized Optional<Entry> find(String who, MessageId id) {
        return Optional.ofNullable(byId.get(new Saying(who, id)));
    }

    @Override
    public void read(long row, Consumer<Entry> reader) {
        List<Entry> copy;
        synchronized (this) {
            copy = List.copyOf(entries);
        }
        copy.stream().filter(entry -> entry.row() >= row).forEach(reader);
    }

    @Override
    public synchronized AuditResult verify() {
        Head last = head();
        return new AuditResult.Sound(last.row(), last.hash());
    }

    @Override
    public synchronized Head head() {
        for (Entry entry : entries.subList((int) head.row(), entries.size()))
            head = new Head(entry.row(), Row.of(hall, entry).hash(head.hash()));
        return head;
    }

    @Override
    public boolean nearlyFull() {
        return false;
    }

    /** Forgetting is for the garbage collector. */
    @Override
    public void close() {}
}
