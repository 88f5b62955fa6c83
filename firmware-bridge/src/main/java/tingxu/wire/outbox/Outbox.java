package tingxu.wire.outbox;

import tingxu.wire.MessageId;

import java.util.List;

/**
 * What this node has said, until the hall has heard it. Rows come back in the order of {@code seq}.
 */
public interface Outbox extends AutoCloseable {

    /**
     * @param seq from 1, rising by 1 in an epoch
     * @param json the whole envelope
     */
    record Row(long seq, MessageId id, String json) {}

    /** Persisted; higher than that of any outbox this node had before. */
    long epoch();

    /** What becomes of an event while the hall has not heard us for long. */
    enum Worth {
        /** Tickets, papers and ratings: refused only when nothing more fits. */
        KEPT,
        /** How a device feels: refused while the last fifth is left for what must be kept. */
        SHED;

        /** Rows are never taken out of the middle: the hall would wait for their seq for ever. */
        int room(int capacity) {
            return switch (this) {
                case KEPT -> capacity;
                case SHED -> capacity - capacity / 5;
            };
        }
    }

    /**
     * Committed to disk when it returns. An id that still waits gets its row again.
     *
     * @param write makes the envelope's JSON for the epoch and seq it is given
     * @throws OutboxFull when as many rows of that worth wait as it takes, or the disk is full
     */
    Row add(MessageId id, Worth worth, Writer write) throws OutboxFull;

    /** Adds what must be kept. */
    default Row add(MessageId id, Writer write) throws OutboxFull {
        return add(id, Worth.KEPT, write);
    }

    /** The oldest rows after {@code seq}, at most {@code limit}. */
    List<Row> after(long seq, int limit);

    /** Forgets every row up to and with {@code seq}: the hall has committed them. */
    void heard(long seq);

    /** The highest seq of this epoch that the hall has committed; 0 where there is none. */
    long heardUpTo();

    int size();

    @Override
    void close();

    @FunctionalInterface
    interface Writer {
        String write(long epoch, long seq);
    }

    /** The hall has not heard us for too long, or the disk takes no more. */
    final class OutboxFull extends Exception {
        private static final long serialVersionUID = 1L;

        public OutboxFull(int capacity) {
            super("the outbox holds " + capacity + " events and takes no more");
        }

        public OutboxFull(Exception diskFull) {
            super("the disk is full", diskFull);
        }
    }
}
