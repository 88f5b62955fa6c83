package tingxu.control.advice;

import tingxu.control.hall.Event;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How long some windows have been open in the day, all together. Takes events in their order. */
public final class OpenHours {

    private final SortedSet<WindowId> counted;
    private final SortedMap<WindowId, Instant> since = new TreeMap<>();
    private Duration closed = Duration.ZERO;

    public OpenHours(Collection<WindowId> counted) {
        this.counted = new TreeSet<>(counted);
    }

    public void saw(Event event) {
        if (event instanceof Event.DayOpened) {
            since.clear();
            closed = Duration.ZERO;
        }
        if (event instanceof Event.WindowOpened(var window, _, var at) && counted.contains(window))
            since.put(window, at);
        if (event instanceof Event.WindowClosed(var window, var at)) {
            Instant opened = since.remove(window);
            if (opened != null) closed = closed.plus(Duration.between(opened, at));
        }
    }

    /** Up to now, those that are open still counted. */
    public Duration until(Instant now) {
        Duration all = closed;
        for (Instant opened : since.values()) all = all.plus(Duration.between(opened, now));
        return all;
    }

    /** Of those that have closed. */
    public Duration total() {
        return closed;
    }
}
