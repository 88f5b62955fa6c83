package tingxu.control.sim;

import tingxu.control.hall.HallPlan;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a hall's days usually go: what clerks and citizens do that no rule decides. Learnt from days
 * gone by and frozen for the day.
 *
 * @param services mean length of a service in each line
 * @param paces how much longer each window takes than others do, 1 where nothing is known
 * @param walk from the call until the service begins
 * @param noShows share of those called who do not come
 * @param patience how long a window waits for them
 * @param sentOn share of services after which the citizen goes on to each line
 * @param coming citizens of each lane in each half hour from midnight UTC, so many on average
 */
public record Habits(
        SortedMap<LineId, Duration> services,
        SortedMap<WindowId, Double> paces,
        Duration walk,
        double noShows,
        Duration patience,
        SortedMap<LineId, Double> sentOn,
        SortedMap<Lane, List<Double>> coming) {

    static final int HALF_HOURS = 48;
    public static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private static final Duration USUAL_SERVICE = Duration.ofMinutes(10);
    private static final Duration USUAL_WALK = Duration.ofSeconds(30);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(90);
    private static final double USUAL_NO_SHOWS = .03;

    /** A class of citizens in a line. */
    public record Lane(LineId line, TicketClass ticketClass) implements Comparable<Lane> {
        @Override
        public int compareTo(Lane other) {
            int byLine = line.compareTo(other.line);
            return byLine != 0 ? byLine : ticketClass.compareTo(other.ticketClass);
        }
    }

    /** A break that falls due at some time and is taken when the window is free next. */
    public record Rest(Instant due, Duration length) {

        /** Clerks go a little early; who pauses long before it is due has something else to do. */
        private static final Duration EARLY = Duration.ofMinutes(20);

        /** Whether a pause that began then is this break. */
        public boolean isTaken(Instant began) {
            return !began.isBefore(due.minus(EARLY));
        }
    }

    public Habits {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        paces = Collections.unmodifiableSortedMap(new TreeMap<>(paces));
        sentOn = Collections.unmodifiableSortedMap(new TreeMap<>(sentOn));
        coming = Collections.unmodifiableSortedMap(new TreeMap<>(coming));
    }

    /** Before anything is learnt: services as the plan says, nobody to come. */
    public static Habits of(HallPlan plan) {
        SortedMap<LineId, Duration> services = new TreeMap<>();
        for (HallPlan.Line line : plan.lines()) services.put(line.id(), line.meanService());
        return new Habits(
                services,
                new TreeMap<>(),
                USUAL_WALK,
                USUAL_NO_SHOWS,
                USUAL_PATIENCE,
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** With windows whose paces are known. */
    public Habits at(SortedMap<WindowId, Double> known) {
        return new Habits(services, known, walk, noShows, patience, sentOn, coming);
    }

    Duration service(LineId line, WindowId window) {
        double pace = paces.getOrDefault(window, 1.0);
        long mean = services.getOrDefault(line, USUAL_SERVICE).toMillis();
        return Duration.ofMillis(Math.round(mean * pace));
    }

    /** The half hour of the day that a moment is in, from midnight UTC. */
    public static int halfHour(Instant at) {
        return Math.toIntExact(Math.floorMod(at.getEpochSecond(), 86_400L) / HALF_HOUR.toSeconds());
    }
}
