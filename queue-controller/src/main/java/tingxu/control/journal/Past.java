package tingxu.control.journal;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;

import java.time.Instant;

/**
 * A journal folded: what its rows up to {@code row} come to.
 *
 * @param row the last row folded, 0 for none
 * @param at the hall's time at that row
 * @param heard the newest epoch of each node and the last seq taken in it
 * @param dayRow the first row of the business day that is open, or was last
 */
public record Past(
        long row, Instant at, HallState state, PSortedMap<String, Heard> heard, long dayRow) {

    public static final Past NONE =
            new Past(0, Instant.EPOCH, HallState.empty(), TreePMap.empty(), 1);

    public record Heard(long epoch, long seq) {}

    public Past after(Entry entry) {
        HallState next = state;
        long began = dayRow;
        for (Event event : entry.events()) {
            next = next.after(event);
            if (event instanceof Event.DayOpened) began = entry.row();
        }
        return new Past(
                entry.row(),
                entry.at(),
                next,
                entry.seq() == 0
                        ? heard
                        : heard.plus(entry.who(), new Heard(entry.epoch(), entry.seq())),
                began);
    }

    /** The last seq of this epoch that was taken; 0 when there is none, or a newer epoch. */
    public long lastSeq(String who, long epoch) {
        Heard last = heard.get(who);
        return last != null && last.epoch() == epoch ? last.seq() : 0;
    }

    /** The newest epoch heard from a node; 0 when it was never heard. */
    public long lastEpoch(String who) {
        Heard last = heard.get(who);
        return last == null ? 0 : last.epoch();
    }
}
