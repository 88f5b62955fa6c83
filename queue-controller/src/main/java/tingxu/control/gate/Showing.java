package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.control.board.BoardText;
import tingxu.control.hall.BusinessDay;
import tingxu.control.hall.HallState;
import tingxu.control.waits.Waits;
import tingxu.wire.LineLoad;
import tingxu.wire.Message;
import tingxu.wire.StripState;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what is retained for all as it should be: says what has changed, and no more. */
final class Showing {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final Speaker speaker;
    private final Places places;
    private final Waits waits;
    private final Map<WindowId, StripState> strips = new HashMap<>();
    private @Nullable List<LineLoad> lines;
    private Instant linesAt = Instant.MIN;
    private @Nullable BusinessDay day;

    Showing(Speaker speaker, Places places, Waits waits) {
        this.speaker = speaker;
        this.places = places;
        this.waits = waits;
    }

    /** The broker may have forgotten everything: show it all again. */
    void forget() {
        strips.clear();
        lines = null;
        linesAt = Instant.MIN;
        day = null;
    }

    /**
     * @param row of the journal when the state was, or before
     * @param rating the windows whose pads wait for a press
     */
    void show(HallState state, long row, Set<WindowId> rating, Instant now) {
        showBirth(state.business());
        Set<WindowId> windows = new TreeSet<>(places.windows().keySet());
        windows.addAll(state.windows().keySet());
        for (WindowId window : windows)
            showStrip(window, BoardText.strip(state.window(window), rating.contains(window)), row);
        showLines(state, row, now);
    }

    private void showBirth(BusinessDay now) {
        boolean same = day != null && day.open() == now.open() && day.date().equals(now.date());
        if (same) return;
        if (speaker.show(Topic.controller(speaker.hall()), speaker.birth(now.open(), now.date())))
            day = now;
    }

    private void showStrip(WindowId window, StripState strip, long row) {
        if (strip.equals(strips.get(window))) return;
        if (speaker.show(
                Topic.strip(speaker.hall(), window), new Message.WindowShows(window, row, strip)))
            strips.put(window, strip);
    }

    private void showLines(HallState state, long row, Instant now) {
        boolean tooSoon = !now.isBefore(linesAt) && now.minus(BETWEEN_LINES).isBefore(linesAt);
        if (tooSoon) return;
        linesAt = now;
        List<LineLoad> loads = waits.loads(state, now);
        if (loads.equals(lines)) return;
        if (speaker.show(Topic.lines(speaker.hall()), new Message.LinesShow(row, loads)))
            lines = loads;
    }
}
