package tingxu.control.sim;

import tingxu.control.sim.Habits.Rest;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The breaks of a made-up day, as its roster has them in the morning. */
public final class Rosters {

    private Rosters() {}

    public static SortedMap<WindowId, List<Rest>> of(Day day) {
        SortedMap<WindowId, List<Rest>> breaks = new TreeMap<>();
        for (Day.Window window : day.windows())
            breaks.put(Play.id(window), window.breaks().stream().map(Rosters::rest).toList());
        return breaks;
    }

    private static Rest rest(Day.Break planned) {
        return new Rest(
                Play.at(planned.due()), Duration.ofMillis(Math.round(60_000 * planned.length())));
    }
}
