package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * One row of the journal: what was asked, by whom, and what came of it.
 *
 * @param row from 1, without gaps; 0 for an answer that changed nothing and was not written
 * @param id of the command; the same speaker saying it again gets this entry again
 * @param who a node's name, {@code desk}, {@code window-3} or {@code clock}
 * @param epoch of the node's outbox; 0 where there is none
 * @param seq in that epoch; 0 where there is none
 * @param at the hall's time when it was decided
 * @param refused why nothing happened; null when something may have
 */
public record Entry(
        long row,
        MessageId id,
        String who,
        long epoch,
        long seq,
        Instant at,
        List<Event> events,
        @Nullable Words refused) {

    public Entry {
        events = List.copyOf(events);
        if (refused != null && !events.isEmpty())
            throw new IllegalArgumentException("what was refused has no events");
    }
}
