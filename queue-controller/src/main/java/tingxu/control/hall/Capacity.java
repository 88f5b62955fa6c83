package tingxu.control.hall;

import tingxu.wire.LineId;

import java.util.Collection;

/**
 * How many windows each line may count on: one that is open for three lines counts a third in each,
 * also while it pauses, because it will be back.
 *
 * @param lines in thousandths of a window
 */
record Capacity(Few<LineId, Integer> lines) {

    static final Capacity NONE = new Capacity(Few.none());

    /** One window's worth. */
    static final int WHOLE = 1000;

    static Capacity of(Collection<Window> windows) {
        Capacity sum = NONE;
        for (Window window : windows) sum = sum.and(window, 1);
        return sum;
    }

    int of(LineId line) {
        return lines.getOrDefault(line, 0);
    }

    /** When {@code before} has become {@code after}. */
    Capacity changed(Window before, Window after) {
        return before.open() == after.open() && before.skills().equals(after.skills())
                ? this
                : and(before, -1).and(after, 1);
    }

    private Capacity and(Window window, int sign) {
        if (!window.open()) return this;
        Few<LineId, Integer> sum = lines;
        for (Skill skill : window.skills()) {
            int next = sum.getOrDefault(skill.line(), 0) + sign * (WHOLE / window.skills().size());
            sum = next == 0 ? sum.minus(skill.line()) : sum.plus(skill.line(), next);
        }
        return new Capacity(sum);
    }
}
