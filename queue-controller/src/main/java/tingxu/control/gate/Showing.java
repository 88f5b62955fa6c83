package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.control.board.BoardText;
import tingxu.control.hall.BusinessDay;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.waits.Waits;
import tingxu.wire.Appointment;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.Message;
import tingxu.wire.StripState;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what is retained for all as it should be: says what has changed, and no more. */
final class Showing {

    private static final long NONE = -1;

    /** Whoever has missed when the day began knows it within this time. */
    private static final Duration BETWEEN_BIRTHS = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_DIARIES = Duration.ofSeconds(2);

    private final Speaker speaker;
    private final Places places;
    private final Waits waits;
    private final Diary diary;
    private final Map<LineId, List<Appointment>> booked = new HashMap<>();
    private final Map<WindowId, StripState> strips = new HashMap<>();
    private long shownRow = NONE;
    private Set<WindowId> shownRating = Set.of();
    private @Nullable List<LineLoad> lines;
    private Instant linesAt = Instant.MIN;
    private Instant bookedAt = Instant.MIN;
    private @Nullable LocalDate bookedFor;
    private @Nullable BusinessDay day;
    private Instant bornAt = Instant.MIN;

    Showing(Speaker speaker, Places places, Waits waits, Diary diary) {
        this.diary = diary;
        this.speaker = speaker;
        this.places = places;
        this.waits = waits;
    }

    /** The broker may have forgotten everything: show it all again. */
    void forget() {
        strips.clear();
        shownRow = NONE;
        lines = null;
        linesAt = Instant.MIN;
        day = null;
        booked.clear();
        bookedAt = Instant.MIN;
    }

    /**
     * @param row of the journal when the state was, or before
     * @param rating the windows whose pads wait for a press
     */
    void show(HallState state, long row, Set<WindowId> rating, Instant now) {
        showBirth(state.business(), now);
        showStrips(state, row, rating);
        showLines(state, row, now);
        if (!diary.equals(Diary.NONE)) showBooked(state, row, now);
    }

    /** Nothing is compared while the hall stands as it stood when all was shown. */
    private void showStrips(HallState state, long row, Set<WindowId> rating) {
        if (row == shownRow && rating.equals(shownRating)) return;
        Set<WindowId> windows = new TreeSet<>(places.windows().keySet());
        windows.addAll(state.windows().keySet());
        boolean all = true;
        for (WindowId window : windows)
            all &=
                    showStrip(
                            window,
                            BoardText.strip(state.window(window), rating.contains(window)),
                            row);
        shownRow = all ? row : NONE;
        shownRating = Set.copyOf(rating);
    }

    /** A day that is not open has none: what kiosks know of it is forgotten. */
    private void showBooked(HallState state, long row, Instant now) {
        boolean tooSoon = !now.isBefore(bookedAt) && now.minus(BETWEEN_DIARIES).isBefore(bookedAt);
        if (tooSoon) return;
        bookedAt = now;
        LocalDate today = state.day();
        if (!today.equals(bookedFor)) booked.clear();
        bookedFor = today;
        for (HallPlan.Line line : state.plan().lines()) {
            List<Appointment> all =
                    state.dayOpen() ? diary.booked().apply(today, line.id()) : List.of();
            if (all.equals(booked.get(line.id()))) continue;
            Message.AppointmentsShow shows =
                    new Message.AppointmentsShow(
                            row,
                            today,
                            line.id(),
                            (int) diary.early().toMinutes(),
                            (int) diary.late().toMinutes(),
                            all);
            if (speaker.show(Topic.appointments(speaker.hall(), line.id()), shows))
                booked.put(line.id(), all);
        }
    }

    /**
     * Said again and again: a kiosk that has not heard that the day began issues what it asks for,
     * and would have no number of its own once it is cut off.
     */
    private void showBirth(BusinessDay today, Instant now) {
        boolean same = day != null && day.open() == today.open() && day.date().equals(today.date());
        boolean lately = !now.isBefore(bornAt) && now.minus(BETWEEN_BIRTHS).isBefore(bornAt);
        if (same && lately) return;
        Message.HallBirth birth = speaker.birth(today.open(), today.date());
        if (!speaker.show(Topic.controller(speaker.hall()), birth)) return;
        day = today;
        bornAt = now;
    }

    private boolean showStrip(WindowId window, StripState strip, long row) {
        if (strip.equals(strips.get(window))) return true;
        boolean said =
                speaker.show(
                        Topic.strip(speaker.hall(), window),
                        new Message.WindowShows(window, row, strip));
        if (said) strips.put(window, strip);
        return said;
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
