package tingxu.control.journal;

import tingxu.wire.HallId;
import tingxu.wire.MessageId;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The hall's memory: entries in the order they were decided, safe on disk when {@link #append}
 * returns. One thread writes; anyone may verify or read.
 */
public interface Journal extends AutoCloseable {

    HallId hall();

    /** Everything so far, folded. Called once, before the first append. */
    Past past();

    /**
     * Makes a batch durable, all of it or nothing.
     *
     * @param batch entries whose rows follow on from the last
     * @param after the past with the batch folded in, kept now and then for a quick start
     * @throws JournalBroken when it may not have been kept: go on with nothing that depends on it
     */
    void append(List<Entry> batch, Past after);

    /** What this speaker was answered when it said this before. Asked by the writer's thread. */
    Optional<Entry> find(String who, MessageId id);

    /** Every entry from {@code row} on, in order. */
    void read(long row, Consumer<Entry> reader);

    /** Checks the chain from the first row to the last. */
    AuditResult verify();

    /** The last row that is safe, and its hash. Any thread may ask. */
    Head head();

    /** Whether so little room is left that only what is under way should be written. */
    boolean nearlyFull();

    @Override
    void close();
}
