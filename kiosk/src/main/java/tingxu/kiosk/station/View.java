package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.visit.Visit;
import tingxu.wire.LineLoad;

import java.time.Instant;
import java.util.List;

/**
 * What the screen may know, at one moment.
 *
 * @param lines as the hall last showed them; empty before it has
 * @param linesAsOf when that was; null before
 * @param issues whether, cut off, it can issue numbers of its own
 * @param books whether anybody has booked for today, as far as is known here
 * @param minute the time of day, for the clock
 * @param secondsLeft until the page ends by itself, in its last twenty; null before
 */
public record View(
        Visit visit,
        List<LineLoad> lines,
        @Nullable Instant linesAsOf,
        boolean connected,
        boolean issues,
        boolean books,
        Ready ready,
        Instant minute,
        @Nullable Integer secondsLeft) {

    public View {
        lines = List.copyOf(lines);
    }

    /** Which devices can be used now. */
    public record Ready(boolean card, boolean scanner, boolean printer) {}
}
