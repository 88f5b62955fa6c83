package tingxu.control.hall;

import tingxu.control.hall.Window.Activity.Free;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of several free windows should take one who has just come: one whose own business it is,
 * then the one that can do least else, then the one free for longest.
 */
public final class IdleOrder {

    private IdleOrder() {}

    /** The free windows that serve the line, the one that should press next first. */
    public static List<WindowId> of(HallState state, LineId line) {
        return of(state.windows().values(), line);
    }

    /** Those of {@code windows} that are free and serve the line, in the same order. */
    public static List<WindowId> of(Iterable<Window> windows, LineId line) {
        List<Window> free = new ArrayList<>();
        for (Window window : windows)
            if (window.activity() instanceof Free && window.serves(line)) free.add(window);
        if (free.size() > 1)
            free.sort(
                    Comparator.comparing((Window window) -> !own(window, line))
                            .thenComparingInt(window -> window.skills().size())
                            .thenComparing(window -> window.activity().since())
                            .thenComparing(Window::id));
        List<WindowId> ids = new ArrayList<>(free.size());
        for (Window window : free) ids.add(window.id());
        return ids;
    }

    private static boolean own(Window window, LineId line) {
        for (Skill skill : window.skills())
            if (skill.primary() && skill.line().equals(line)) return true;
        return false;
    }
}
