package tingxu.provision.faults;

import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Head;
import tingxu.control.journal.Journal;
import tingxu.control.journal.Past;
import tingxu.wire.HallId;
import tingxu.wire.MessageId;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal on a disk that may fail, under a process that may end before or after each commit. */
final class DiskJournal implements Journal {

    private final Journal kept;
    private final Box box;
    private final Runnable before;

    /**
     * @param before each commit; throws when it fails
     */
    DiskJournal(Journal kept, Box box, Runnable before) {
        this.kept = kept;
        this.box = box;
        this.before = before;
    }

    @Override
    public void append(List<Entry> batch, Past after) {
        box.step();
        before.run();
        kept.append(batch, after);
        box.step();
    }

    @Override
    public HallId hall() {
        return kept.hall();
    }

    @Override
    public Past past() {
        return kept.past();
    }

    @Override
    public Optional<Entry> find(String who, MessageId id) {
        return kept.find(who, id);
    }

    @Override
    public void read(long row, Consumer<Entry> reader) {
        kept.read(row, reader);
    }

    @Override
    public AuditResult verify() {
        return kept.verify();
    }

    @Override
    public Head head() {
        return kept.head();
    }

    @Override
    public boolean nearlyFull() {
        return kept.nearlyFull();
    }

    @Override
    public void close() {
        kept.close();
    }
}
