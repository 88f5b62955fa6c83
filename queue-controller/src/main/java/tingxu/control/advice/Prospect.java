package tingxu.control.advice;

import tingxu.control.hall.Command.OpenWindow;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Ahead.Wait;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The hall played on from one moment, as it is or with something done otherwise. Each turn brings
 * the same citizens whatever is done, so that two prospects differ by what was done alone.
 *
 * @param leaving windows that close when they are free next
 */
public record Prospect(
        Hall hall, HallState state, Instant now, Outlook outlook, SortedSet<WindowId> leaving) {

    private static final long PRIME = 1_000_003;

    public static Prospect of(Hall hall, HallState state, Instant now, Outlook outlook) {
        return new Prospect(hall, state, now, outlook, new TreeSet<>());
    }

    /** With this window open from now on; the same where it may not be opened. */
    public Prospect opened(WindowId window, List<Skill> skills) {
        if (!(hall.decide(state, new OpenWindow(window, skills), now)
                instanceof Accepted(var events))) return this;
        HallState opened = state;
        for (Event event : events) opened = opened.after(event);
        return new Prospect(hall, opened, now, outlook, leaving);
    }

    /** With this window closing when it is free next. */
    public Prospect closed(WindowId window) {
        SortedSet<WindowId> more = new TreeSet<>(leaving);
        more.add(window);
        return new Prospect(hall, state, now, outlook, more);
    }

    /** With the rests of a window planned otherwise. */
    public Prospect resting(WindowId window, List<Rest> rests) {
        SortedMap<WindowId, List<Rest>> breaks = new TreeMap<>(outlook.breaks());
        breaks.put(window, rests);
        return new Prospect(
                hall, state, now, new Outlook(outlook.habits(), outlook.busier(), breaks), leaving);
    }

    /** Who waits how long, in turns until there are enough, or nobody wants more. */
    public List<List<Wait>> turns(int enough, Duration time, BooleanSupplier more) {
        long seed = state.day().toEpochDay() * PRIME + now.toEpochMilli();
        int layers = Ahead.layers(enough);
        List<List<Wait>> turns = new ArrayList<>();
        for (int turn = 0; turn < enough && more.getAsBoolean(); turn++)
            turns.add(Ahead.waits(hall, state, now, outlook, leaving, time, seed, turn, layers));
        return turns;
    }
}
