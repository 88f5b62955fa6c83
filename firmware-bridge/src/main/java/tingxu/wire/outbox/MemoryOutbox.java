package tingxu.wire.outbox;

import tingxu.wire.MessageId;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An outbox that lasts as long as this object: for a day in a second, and for tests. */
public final class MemoryOutbox implements Outbox {

    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final long epoch;
    private final int capacity;
    private long lastSeq;

    public MemoryOutbox(long epoch, int capacity) {
        this.epoch = epoch;
        this.capacity = capacity;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public synchronized Row add(MessageId id, Worth worth, Writer write) throws OutboxFull {
        for (Row row : rows.values()) if (row.id().equals(id)) return row;
        if (rows.size() >= worth.room(capacity)) throw new OutboxFull(worth.room(capacity));
        Row row = new Row(lastSeq + 1, id, write.write(epoch, lastSeq + 1));
        rows.put(row.seq(), row);
        lastSeq = row.seq();
        return row;
    }

    @Override
    public synchronized List<Row> after(long seq, int limit) {
        List<Row> next = new ArrayList<>();
        for (Row row : rows.tailMap(seq, false).values()) {
            if (next.size() == limit) break;
            next.add(row);
        }
        return next;
    }

    @Override
    public synchronized void heard(long seq) {
        rows.headMap(seq, true).clear();
    }

    @Override
    public synchronized long heardUpTo() {
        return rows.isEmpty() ? lastSeq : rows.firstKey() - 1;
    }

    @Override
    public synchronized int size() {
        return rows.size();
    }

    /** Whoever opens it again finds it as it was. */
    @Override
    public void close() {}
}
