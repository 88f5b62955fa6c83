package tingxu.provision.faults;

import tingxu.wire.MessageId;
import tingxu.wire.outbox.Outbox;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** An outbox on a disk that may fail: what was heard is forgotten later then. */
final class DiskOutbox implements Outbox {

    private final Outbox kept;
    private final Box box;
    private final BooleanSupplier broken;

    DiskOutbox(Outbox kept, Box box, BooleanSupplier broken) {
        this.kept = kept;
        this.box = box;
        this.broken = broken;
    }

    @Override
    public Row add(MessageId id, Worth worth, Writer write) throws OutboxFull {
        box.step();
        if (broken.getAsBoolean()) throw new OutboxFull(new IOException("no space left"));
        Row row = kept.add(id, worth, write);
        box.step();
        return row;
    }

    @Override
    public void heard(long seq) {
        box.step();
        if (broken.getAsBoolean()) return;
        kept.heard(seq);
        box.step();
    }

    @Override
    public long epoch() {
        return kept.epoch();
    }

    @Override
    public List<Row> after(long seq, int limit) {
        return kept.after(seq, limit);
    }

    @Override
    public long heardUpTo() {
        return kept.heardUpTo();
    }

    @Override
    public int size() {
        return kept.size();
    }

    @Override
    public void close() {
        kept.close();
    }
}
