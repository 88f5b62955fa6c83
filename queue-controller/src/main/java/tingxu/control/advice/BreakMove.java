package tingxu.control.advice;

import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.sim.Ahead.Wait;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A break that falls due in a peak, and would better be taken later.
 *
 * @param later by so much
 */
public record BreakMove(WindowId window, Rest rest, Duration later, Gain gain) {

    private static final Duration SOON = Duration.ofMinutes(45);
    private static final Duration AHEAD = Duration.ofMinutes(150);
    private static final List<Duration> MOVES =
            List.of(Duration.ofMinutes(30), Duration.ofHours(1));
    private static final int WINDOWS_TRIED = 6;

    /** Less is not worth anybody's lunch. */
    private static final double LEAST_BURDEN = 15;

    private static final double LEAST_HELPED = .7;

    /** The one that brings most, if it is worth moving. */
    public static Optional<BreakMove> look(
            Prospect prospect, int turns, Duration limit, BooleanSupplier more) {
        List<BreakMove> due = due(prospect);
        if (due.isEmpty()) return Optional.empty();
        List<List<Wait>> asItIs = prospect.turns(turns, AHEAD, more);
        List<BreakMove> tried = new ArrayList<>();
        for (BreakMove each : due)
            for (Duration later : MOVES)
                moved(prospect, each, later)
                        .map(then ->
                                new BreakMove(
                                        each.window(),
                                        each.rest(),
                                        later,
                                        Gain.of(
                                                asItIs,
                                                then.turns(asItIs.size(), AHEAD, more),
                                                limit)))
                        .ifPresent(tried::add);
        return tried.stream()
                .filter(each -> each.gain().burden() >= LEAST_BURDEN)
                .filter(each -> each.gain().helped() >= LEAST_HELPED)
                .max(Comparator.comparingDouble(each -> each.gain().burden()));
    }

    private static List<BreakMove> due(Prospect prospect) {
        List<BreakMove> due = new ArrayList<>();
        Instant soon = prospect.now().plus(SOON);
        prospect.outlook()
                .breaks()
                .forEach((id, rests) -> {
                    Window window = prospect.state().window(id);
                    boolean works =
                            !(window.activity() instanceof Closed)
                                    && !(window.activity() instanceof Paused);
                    if (works && !rests.isEmpty() && !rests.getFirst().due().isAfter(soon))
                        due.add(new BreakMove(id, rests.getFirst(), Duration.ZERO, Gain.NONE));
                });
        due.sort(Comparator.comparing(each -> each.rest().due()));
        return due.subList(0, Math.min(WINDOWS_TRIED, due.size()));
    }

    /** Never past the break after it. */
    private static Optional<Prospect> moved(Prospect prospect, BreakMove each, Duration later) {
        List<Rest> rests = prospect.outlook().breaks().getOrDefault(each.window(), List.of());
        Rest moved = new Rest(each.rest().due().plus(later), each.rest().length());
        Instant end = moved.due().plus(moved.length());
        if (rests.size() > 1 && end.isAfter(rests.get(1).due())) return Optional.empty();
        List<Rest> all = new ArrayList<>(rests);
        all.set(0, moved);
        return Optional.of(prospect.resting(each.window(), all));
    }
}
