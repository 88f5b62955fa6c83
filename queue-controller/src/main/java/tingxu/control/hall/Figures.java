package tingxu.control.hall;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.time.Duration;

/** The sums of the day, kept as it goes so that a page may ask for them at any time. */
public record Figures(
        Few<LineId, OfLine> lines,
        Few<WindowId, OfWindow> windows,
        PSortedMap<Integer, Integer> ratings) {

    static final Figures EMPTY = new Figures(Few.none(), Few.none(), TreePMap.empty());

    /**
     * A line's day.
     *
     * @param issued tickets that began in this line
     * @param called first calls and calls after a return; recalls and resumed tickets not
     * @param noShows calls nobody answered, less those who came back within the grace
     * @param transferred tickets sent on from this line
     * @param waitMillis sum over {@code called}; a transferred ticket's wait counts from transfer
     */
    public record OfLine(
            int issued,
            int called,
            int served,
            int noShows,
            int transferred,
            int cancelled,
            long waitMillis,
            long longestWaitMillis,
            long serviceMillis) {

        static final OfLine NONE = new OfLine(0, 0, 0, 0, 0, 0, 0, 0, 0);

        public Duration meanWait() {
            return called == 0 ? Duration.ZERO : Duration.ofMillis(waitMillis / called);
        }

        public Duration longestWait() {
            return Duration.ofMillis(longestWaitMillis);
        }

        OfLine plus(OfLine other) {
            return new OfLine(
                    issued + other.issued,
                    called + other.called,
                    served + other.served,
                    noShows + other.noShows,
                    transferred + other.transferred,
                    cancelled + other.cancelled,
                    waitMillis + other.waitMillis,
                    Math.max(longestWaitMillis, other.longestWaitMillis),
                    serviceMillis + other.serviceMillis);
        }
    }

    /**
     * A window's day.
     *
     * @param byHand calls against the order, each with its reason in the journal
     */
    public record OfWindow(int called, int served, int byHand, long serviceMillis) {

        static final OfWindow NONE = new OfWindow(0, 0, 0, 0);

        OfWindow plus(OfWindow other) {
            return new OfWindow(
                    called + other.called,
                    served + other.served,
                    byHand + other.byHand,
                    serviceMillis + other.serviceMillis);
        }
    }

    public OfLine line(LineId id) {
        return lines.getOrDefault(id, OfLine.NONE);
    }

    public OfWindow window(WindowId id) {
        return windows.getOrDefault(id, OfWindow.NONE);
    }

    /** The whole hall's day. */
    public OfLine total() {
        return lines.values().stream().reduce(OfLine.NONE, OfLine::plus);
    }

    /** Services rated with that level, 5 to 1; level 0 counts those not rated. */
    public int rated(int level) {
        return ratings.getOrDefault(level, 0);
    }

    Figures issued(LineId line) {
        return add(line, new OfLine(1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    Figures called(LineId line, Duration waited) {
        long millis = Math.max(0, waited.toMillis());
        return add(line, new OfLine(0, 1, 0, 0, 0, 0, millis, millis, 0));
    }

    Figures calledTo(WindowId window, boolean byHand) {
        return add(window, new OfWindow(1, 0, byHand ? 1 : 0, 0));
    }

    Figures served(LineId line, WindowId window, Duration took) {
        long millis = Math.max(0, took.toMillis());
        return add(line, new OfLine(0, 0, 1, 0, 0, 0, 0, 0, millis))
                .add(window, new OfWindow(0, 1, 0, millis));
    }

    /** Takes back what {@link #served} added. */
    Figures unserved(LineId line, WindowId window, Duration took) {
        long millis = Math.max(0, took.toMillis());
        return add(line, new OfLine(0, 0, -1, 0, 0, 0, 0, 0, -millis))
                .add(window, new OfWindow(0, -1, 0, -millis));
    }

    Figures lapsed(LineId line) {
        return add(line, new OfLine(0, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    Figures returned(LineId line) {
        return add(line, new OfLine(0, 0, 0, -1, 0, 0, 0, 0, 0));
    }

    Figures transferred(LineId line) {
        return add(line, new OfLine(0, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    Figures cancelled(LineId line) {
        return add(line, new OfLine(0, 0, 0, 0, 0, 1, 0, 0, 0));
    }

    Figures rated(int level, int by) {
        return new Figures(lines, windows, ratings.plus(level, rated(level) + by));
    }

    private Figures add(LineId line, OfLine more) {
        return new Figures(lines.plus(line, line(line).plus(more)), windows, ratings);
    }

    private Figures add(WindowId window, OfWindow more) {
        return new Figures(lines, windows.plus(window, window(window).plus(more)), ratings);
    }
}
