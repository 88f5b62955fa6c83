package tingxu.control.forecast;

import tingxu.control.forecast.Contest.Case;
import tingxu.control.forecast.Lesson.Sum;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Lane;
import tingxu.control.sim.Play;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a hall's days go, summed up from what happened on them. */
public final class Learning implements Play.Witness {

    private static final int HALF_HOURS = 48;

    /** Services that a line must bring to be believed as much as the plan is. */
    private static final double KNOWN = 20;

    private final SortedMap<LineId, Sum> services = new TreeMap<>();
    private final SortedMap<LineId, Integer> sentOn = new TreeMap<>();
    private final SortedMap<Lane, int[]> coming = new TreeMap<>();
    private Sum walks = Sum.NONE;
    private Sum patience = Sum.NONE;
    private int days;

    /** All that some days have taught. */
    public static Learning of(Collection<Lesson> lessons) {
        Learning learning = new Learning();
        lessons.forEach(learning::add);
        return learning;
    }

    private void add(Lesson lesson) {
        days++;
        walks = walks.and(lesson.walks());
        patience = patience.and(lesson.patience());
        for (Lesson.OfLine each : lesson.lines()) {
            services.merge(new LineId(each.line()), each.services(), Sum::and);
            if (each.sentHere() > 0)
                sentOn.merge(new LineId(each.line()), each.sentHere(), Integer::sum);
        }
        for (Lesson.Coming each : lesson.coming()) {
            int[] counts = counts(new Lane(new LineId(each.line()), each.ticketClass()));
            for (int i = 0; i < Math.min(HALF_HOURS, each.halfHours().size()); i++)
                counts[i] += each.halfHours().get(i);
        }
    }

    /** What this day has taught, and those before it that were seen. */
    public Lesson lesson(LocalDate day, long lastRow, List<Case> forecasts) {
        SortedSet<LineId> lines = new TreeSet<>(services.keySet());
        lines.addAll(sentOn.keySet());
        return new Lesson(
                day,
                lastRow,
                lines.stream()
                        .map(line ->
                                new Lesson.OfLine(
                                        line.name(),
                                        services.getOrDefault(line, Sum.NONE),
                                        sentOn.getOrDefault(line, 0)))
                        .toList(),
                coming.entrySet().stream()
                        .map(each ->
                                new Lesson.Coming(
                                        each.getKey().line().name(),
                                        each.getKey().ticketClass(),
                                        Arrays.stream(each.getValue()).boxed().toList()))
                        .toList(),
                walks,
                patience,
                forecasts);
    }

    @Override
    public void saw(HallState before, Event event, HallState after) {
        switch (event) {
            case Event.DayOpened _ -> days++;
            case Event.TicketIssued(var ticket, _) -> came(ticket, ticket.issuedAt());
            case Event.ServiceStarted(_, var window, var at) -> started(before, window, at);
            case Event.ServiceFinished(_, var window, var at) -> served(before, window, at);
            case Event.TicketTransferred(_, var window, var to, _, var at) -> {
                served(before, window, at);
                sentOn.merge(to, 1, Integer::sum);
            }
            case Event.TicketLapsed(_, var window, _, var at) -> lapsed(before, window, at);
            case Event.DayEnded _,
                    Event.PolicyChanged _,
                    Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketCalled _,
                    Event.TicketRecalled _,
                    Event.TicketReturned _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.NoShowUndone _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _ -> {}
        }
    }

    private void came(Ticket ticket, Instant at) {
        Lane lane = new Lane(ticket.line(), ticket.ticketClass());
        counts(lane)[Habits.halfHour(at)]++;
    }

    private int[] counts(Lane lane) {
        return coming.computeIfAbsent(lane, _ -> new int[HALF_HOURS]);
    }

    private void started(HallState before, WindowId window, Instant at) {
        if (before.window(window).activity() instanceof Calling calling)
            walks = walks.and(Points.minutes(Duration.between(calling.since(), at)));
    }

    private void served(HallState before, WindowId window, Instant at) {
        if (!(before.window(window).activity() instanceof Serving(var ticket, var since))) return;
        services.merge(
                ticket.line(), Sum.NONE.and(Points.minutes(Duration.between(since, at))), Sum::and);
    }

    private void lapsed(HallState before, WindowId window, Instant at) {
        if (before.window(window).activity() instanceof Calling calling)
            patience = patience.and(Points.minutes(Duration.between(calling.since(), at)));
    }

    /** What is to be expected of a day with this plan; as the plan says where little was seen. */
    public Habits habits(HallPlan plan) {
        Habits usual = Habits.of(plan);
        double finished = services.values().stream().mapToDouble(Sum::count).sum();
        SortedMap<LineId, Duration> means = new TreeMap<>(usual.services());
        services.forEach(
                (line, sum) -> means.computeIfPresent(line, (_, planned) -> mean(sum, planned)));
        SortedMap<LineId, Double> onward = new TreeMap<>();
        sentOn.forEach((line, count) -> onward.put(line, count / (finished + KNOWN)));
        SortedMap<Lane, List<Double>> profile = new TreeMap<>();
        coming.forEach((lane, counts) ->
                profile.put(
                        lane,
                        Arrays.stream(counts)
                                .mapToObj(count -> (double) count / Math.max(1, days))
                                .toList()));
        double called = finished + patience.count() + KNOWN;
        return new Habits(
                means,
                new TreeMap<>(),
                mean(walks, usual.walk()),
                (patience.count() + KNOWN * usual.noShows()) / called,
                mean(patience, usual.patience()),
                onward,
                profile);
    }

    private static Duration mean(Sum sum, Duration planned) {
        double minutes = (sum.minutes() + KNOWN * Points.minutes(planned)) / (sum.count() + KNOWN);
        return Duration.ofMillis(Math.round(60_000 * minutes));
    }
}
