package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Envelope;
import tingxu.wire.Message;

import java.util.TreeMap;

/**
 * How far one node was heard, and in what order: seq = last + 1 is taken, early ones wait for the
 * gap to close, old ones are only acknowledged again, those of an older outbox are dropped.
 */
final class Hearing {

    static final int EARLY_MOST = 1_000;

    enum Verdict {
        /** Waits in its place; {@link #next} tells what may be taken. */
        KEPT,
        /** Was taken before. */
        REPEATED,
        /** Of an outbox that was replaced. */
        OLD_EPOCH,
        /** Too far ahead: it will come again. */
        TOO_EARLY
    }

    private final TreeMap<Long, Envelope> waiting = new TreeMap<>();
    private long epoch;
    private long taken;
    private long committed;

    /**
     * Goes on where the journal ends.
     *
     * @param epoch 0 for a node that was never heard
     */
    Hearing(long epoch, long last) {
        this.epoch = epoch;
        this.taken = last;
        this.committed = last;
    }

    Verdict hear(Envelope event) {
        if (event.epoch() < epoch) return Verdict.OLD_EPOCH;
        if (event.epoch() > epoch) begin(event.epoch(), 0);
        if (event.seq() <= taken) return Verdict.REPEATED;
        if (waiting.size() >= EARLY_MOST && event.seq() != taken + 1) return Verdict.TOO_EARLY;
        waiting.putIfAbsent(event.seq(), event);
        return Verdict.KEPT;
    }

    /** What may be given to the hall now; null while it has not come. */
    @Nullable Envelope next() {
        return waiting.get(taken + 1);
    }

    /** The hall has taken {@link #next}. */
    void take() {
        waiting.remove(++taken);
    }

    /** The hall has committed everything of that epoch up to {@code seq}. */
    void commit(long ofEpoch, long seq) {
        if (ofEpoch == epoch) committed = Math.max(committed, seq);
    }

    /**
     * What a node says at its birth: everything up to {@code heard} was acknowledged to it.
     *
     * @return how many events the hall had acknowledged and lost, as after a restored backup
     */
    long startsAfter(long ofEpoch, long heard) {
        if (ofEpoch < epoch) return 0;
        if (ofEpoch > epoch) {
            begin(ofEpoch, heard);
            return 0;
        }
        long lost = Math.max(0, heard - taken);
        if (lost > 0) {
            taken = heard;
            committed = heard;
            waiting.headMap(heard, true).clear();
        }
        return lost;
    }

    boolean isCommitted(long seq) {
        return seq <= committed;
    }

    long epoch() {
        return epoch;
    }

    Message.Acknowledged acknowledgement() {
        boolean gap = !waiting.isEmpty() && next() == null;
        return new Message.Acknowledged(epoch, committed, gap ? taken + 1 : null);
    }

    private void begin(long newEpoch, long heard) {
        epoch = newEpoch;
        taken = heard;
        committed = heard;
        waiting.clear();
    }
}
