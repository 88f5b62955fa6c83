package tingxu.control.advice;

import org.jspecify.annotations.Nullable;

import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;

import java.util.ArrayList;
import java.util.List;

/** What each day has taught, told from its events in order: for whoever has a journal alone. */
public final class History {

    /** As many as a hall keeps lessons. */
    private static final int DAYS_KEPT = 400;

    private final List<Lesson> days = new ArrayList<>();
    private HallState state = HallState.empty();
    private @Nullable Learning today;

    /** The next event of the journal. */
    public void take(Event event, long row) {
        if (event instanceof Event.DayOpened) today = new Learning();
        HallState before = state;
        state = before.after(event);
        Learning learning = today;
        if (learning == null) return;
        learning.saw(before, event, state);
        if (event instanceof Event.DayEnded) {
            days.add(learning.lesson(state.day(), row, List.of()));
            if (days.size() > DAYS_KEPT) days.removeFirst();
            today = null;
        }
    }

    /** Of days that are over, the oldest first. */
    public List<Lesson> days() {
        return List.copyOf(days);
    }
}
