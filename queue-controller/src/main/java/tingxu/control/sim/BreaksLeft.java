package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.sim.Habits.Rest;
import tingxu.wire.WindowId;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The breaks that each window has still to take, in their order. */
final class BreaksLeft {

    private final SortedMap<WindowId, List<Rest>> planned;
    private final SortedMap<WindowId, Integer> taken = new TreeMap<>();

    BreaksLeft(SortedMap<WindowId, List<Rest>> planned) {
        this.planned = planned;
    }

    @Nullable Rest next(WindowId window) {
        List<Rest> all = planned.getOrDefault(window, List.of());
        int over = taken.getOrDefault(window, 0);
        return over < all.size() ? all.get(over) : null;
    }

    void take(WindowId window) {
        taken.merge(window, 1, Integer::sum);
    }
}
