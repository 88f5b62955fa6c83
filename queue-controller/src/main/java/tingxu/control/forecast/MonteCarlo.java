package tingxu.control.forecast;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The hall played on many times from where it stands, by its own rules and policy. Chance is drawn
 * from the state alone: the same state is forecast alike on every machine.
 */
public final class MonteCarlo implements Forecaster {

    /** How often a hall is played on; more cost more time than they mend. */
    public static final int TIMES = 13;

    /** Citizens of a line that say as much of a day as all the days before it. */
    private static final double DOUBT = 25;

    private final Hall hall;
    private final int times;
    private final int layers;
    private final Habits habits;
    private final SortedMap<WindowId, List<Rest>> breaks;

    /**
     * @param times how often the hall is played on, {@link #TIMES} as a rule
     * @param habits learnt from days before
     * @param breaks of each window over the whole day, as they were planned
     */
    public MonteCarlo(Hall hall, int times, Habits habits, SortedMap<WindowId, List<Rest>> breaks) {
        this.hall = hall;
        this.times = times;
        this.layers = Ahead.layers(times);
        this.habits = habits;
        this.breaks = breaks;
    }

    @Override
    public String name() {
        return "monte-carlo";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        SortedSet<TicketNumber> one = new TreeSet<>(List.of(ticket.number()));
        return all(state, memory, one, now).getOrDefault(ticket.number(), Range.NOW);
    }

    /** Ranges for many tickets at once, which costs little more than for the last of them. */
    public SortedMap<TicketNumber, Range> all(
            HallState state, Memory memory, SortedSet<TicketNumber> wanted, Instant now) {
        Outlook outlook = outlook(state, memory, now);
        long seed = state.day().toEpochDay() * 1_000_003 + now.toEpochMilli();
        SortedMap<TicketNumber, List<Duration>> waits = new TreeMap<>();
        for (int turn = 0; turn < times; turn++)
            Ahead.play(hall, state, now, outlook, wanted, seed, turn, layers)
                    .forEach((ticket, wait) ->
                            waits.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(wait));
        SortedMap<TicketNumber, Range> ranges = new TreeMap<>();
        waits.forEach((ticket, all) -> ranges.put(ticket, range(all)));
        return ranges;
    }

    /** What the rest of this very day is expected to bring. */
    public Outlook outlook(HallState state, Memory memory, Instant now) {
        return new Outlook(habits, busier(memory, now), stillToTake(state, memory));
    }

    /** For each line, those who came so far over those who usually have by then. */
    private SortedMap<LineId, Double> busier(Memory memory, Instant now) {
        int halfHour = Habits.halfHour(now);
        double part = now.getEpochSecond() % 1800 / 1800.0;
        SortedMap<LineId, Double> usual = new TreeMap<>();
        habits.coming()
                .forEach((lane, counts) -> {
                    for (int i = 0; i <= halfHour && i < counts.size(); i++)
                        usual.merge(
                                lane.line(),
                                counts.get(i) * (i < halfHour ? 1 : part),
                                Double::sum);
                });
        SortedMap<LineId, Double> busier = new TreeMap<>();
        usual.forEach((line, count) ->
                busier.put(line, (memory.came().getOrDefault(line, 0) + DOUBT) / (count + DOUBT)));
        return busier;
    }

    private SortedMap<WindowId, List<Rest>> stillToTake(HallState state, Memory memory) {
        SortedMap<WindowId, List<Rest>> left = new TreeMap<>();
        breaks.forEach((window, planned) -> {
            boolean pausing = state.window(window).activity() instanceof Paused;
            List<Rest> moved = memory.moves().of(window, planned);
            left.put(window, left(moved, memory.pausesOf(window), pausing));
        });
        return left;
    }

    /** Without those that were taken; one that is being taken is the first of them. */
    private static List<Rest> left(List<Rest> planned, List<Instant> begun, boolean pausing) {
        int over = 0;
        boolean last = false;
        for (Instant pause : begun) {
            last = over < planned.size() && planned.get(over).isTaken(pause);
            if (last) over++;
        }
        return planned.subList(pausing && last ? over - 1 : over, planned.size());
    }

    private static Range range(List<Duration> waits) {
        List<Duration> sorted = waits.stream().sorted().toList();
        return new Range(quantile(sorted, .5), quantile(sorted, .9));
    }

    /** Between the order statistics (n + 1) q, which a small sample does not bias. */
    private static double quantile(List<Duration> sorted, double share) {
        double at = Math.clamp(share * (sorted.size() + 1) - 1, 0, sorted.size() - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.size() - 1);
        double below = Points.minutes(sorted.get(low));
        return below + (at - low) * (Points.minutes(sorted.get(high)) - below);
    }
}
