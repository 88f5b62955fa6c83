package tingxu.control.loop;

import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Head;
import tingxu.control.journal.Journal;
import tingxu.control.journal.JournalBroken;
import tingxu.control.journal.Past;
import tingxu.wire.HallId;
import tingxu.wire.MessageId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A journal whose disk can be held, broken, filled and watched by the test. */
public final class HeldJournal implements Journal {

    private final Journal inner;
    private final Semaphore disk = new Semaphore(0);
    volatile boolean broken;
    volatile boolean full;

    /** All that was read from it. */
    public final List<Entry> read = new CopyOnWriteArrayList<>();

    public HeldJournal(Journal inner) {
        this.inner = inner;
    }

    /** Lets so many appends through. */
    void allow(int appends) {
        disk.release(appends);
    }

    @Override
    public HallId hall() {
        return inner.hall();
    }

    @Override
    public Past past() {
        return inner.past();
    }

    @Override
    public void append(List<Entry> batch, Past after) {
        disk.acquireUninterruptibly();
        if (broken) throw new JournalBroken("the disk is gone");
        inner.append(batch, after);
    }

    @Override
    public Optional<Entry> find(String who, MessageId id) {
        return inner.find(who, id);
    }

    @Override
    public void read(long row, Consumer<Entry> reader) {
        inner.read(row, read::add);
        inner.read(row, reader);
    }

    @Override
    public AuditResult verify() {
        return inner.verify();
    }

    @Override
    public Head head() {
        return inner.head();
    }

    @Override
    public boolean nearlyFull() {
        return full;
    }

    @Override
    public void close() {
        inner.close();
    }
}
