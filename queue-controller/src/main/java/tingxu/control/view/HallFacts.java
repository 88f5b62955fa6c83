package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.board.PauseReason;
import tingxu.control.catalogue.Catalogue.PlannedWindow;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.journal.Head;
import tingxu.control.keeping.Night;
import tingxu.control.report.Report;
import tingxu.control.roster.Alert;
import tingxu.control.roster.StaffCalls;
import tingxu.control.shadow.ShadowReport;
import tingxu.control.survey.FollowUp;
import tingxu.wire.LineLoad;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything a manager sees at one moment: the manager's page, and as JSON to whoever builds upon
 * it.
 *
 * @param longestWaitSeconds of those who wait now
 * @param windowsOpen paused ones too
 * @param policy by which it calls
 * @param shadow what another would have done; null where none is watched
 * @param worst the longest expected wait of one who came now, over all lines that have a window
 * @param overMidnight whether the day that is open is not today's
 */
public record HallFacts(
        String hall,
        Words name,
        String day,
        boolean open,
        Instant at,
        int waiting,
        long longestWaitSeconds,
        int windowsOpen,
        int windowsAll,
        @Nullable WaitRange worst,
        Sums sums,
        List<LineFacts> lines,
        List<WindowFacts> windows,
        Ratings ratings,
        List<FollowUp> followUps,
        List<Alert> alerts,
        StaffCalls staffCalls,
        boolean calendarKnown,
        String policy,
        @Nullable ShadowReport shadow,
        boolean overMidnight,
        JournalFacts journal) {

    /** The day so far. */
    public record Sums(
            int issued, int called, int served, int noShows, int transferred, int cancelled) {}

    /**
     * @param expected wait of one who came now
     * @param p50Minutes half of those called today had waited at most so long, p90 nine of ten
     */
    public record LineFacts(
            String line,
            Words name,
            char series,
            int waiting,
            long longestWaitSeconds,
            int windowsOpen,
            WaitRange expected,
            int issued,
            int served,
            int p50Minutes,
            int p90Minutes,
            List<Integer> lastTwoHours) {}

    public record WindowFacts(
            int window,
            String zone,
            WindowAnswer.State activity,
            @Nullable String ticket,
            @Nullable Words reason,
            Instant since,
            List<String> lines,
            int served,
            int noShows,
            int byHand,
            @Nullable Long meanServiceSeconds) {}

    /**
     * What is known of the hall's memory.
     *
     * @param head the hash of all rows, in brief: whoever notes it can tell later whether they
     *     still say the same
     * @param cared what the last round of care has found; null before the first
     */
    public record JournalFacts(
            long rows, String head, @Nullable Words cared, @Nullable Instant at, boolean well) {

        static JournalFacts of(Sources sources) {
            Head head = sources.loop().head();
            Night last = sources.keeper().last().orElse(null);
            return new JournalFacts(
                    head.row(),
                    head.brief(),
                    last == null ? null : last.words(),
                    last == null ? null : last.at(),
                    last == null || last.well());
        }
    }

    /**
     * Effective ratings of the day; they are counted for the hall, never for one window.
     *
     * @param levels 5 very satisfied to 1 very dissatisfied
     * @param notRated services after which nobody pressed
     */
    public record Ratings(
            NavigableMap<Integer, Integer> levels, int rated, int bad, int notRated) {}

    public static HallFacts at(Instant now, Sources sources) {
        HallState state = sources.loop().state();
        List<LineFacts> lines = lines(state, sources, now);
        List<WindowFacts> windows = windows(state, sources);
        Figures.OfLine total = state.figures().total();
        return new HallFacts(
                sources.catalogue().hall().name(),
                sources.catalogue().plan().name(),
                state.day().toString(),
                state.dayOpen(),
                now,
                state.waitingTotal(),
                lines.stream().mapToLong(LineFacts::longestWaitSeconds).max().orElse(0),
                (int)
                        windows.stream()
                                .filter(w -> w.activity() != WindowAnswer.State.CLOSED)
                                .count(),
                windows.size(),
                worst(lines),
                new Sums(
                        total.issued(),
                        total.called(),
                        total.served(),
                        total.noShows(),
                        total.transferred(),
                        total.cancelled()),
                lines,
                windows,
                ratings(state.figures()),
                FollowUp.open(state, sources.calendar()),
                alerts(sources),
                sources.view().staffCalls(),
                sources.calendar()
                        .years()
                        .contains(now.atZone(sources.catalogue().time()).getYear()),
                state.plan().policy(),
                sources.shadow().report().orElse(null),
                state.dayOpen() && state.day().isBefore(today(now, sources)),
                JournalFacts.of(sources));
    }

    private static LocalDate today(Instant now, Sources sources) {
        return LocalDate.ofInstant(now, sources.catalogue().time());
    }

    private static List<Alert> alerts(Sources sources) {
        List<Alert> alerts = new ArrayList<>(sources.keeper().alerts());
        alerts.addAll(sources.roster().alerts());
        return alerts;
    }

    private static @Nullable WaitRange worst(List<LineFacts> lines) {
        WaitRange worst = null;
        for (LineFacts line : lines)
            if (line.windowsOpen() > 0
                    && (worst == null || line.expected().p90Minutes() > worst.p90Minutes()))
                worst = line.expected();
        return worst;
    }

    private static List<LineFacts> lines(HallState state, Sources sources, Instant now) {
        Report report = sources.view().report();
        List<LineFacts> lines = new ArrayList<>();
        for (LineLoad load : sources.waits().loads(state, now)) {
            Report.Course course = report.course(load.line(), now);
            Figures.OfLine sums = state.figures().line(load.line());
            lines.add(
                    new LineFacts(
                            load.line().name(),
                            load.name(),
                            load.series(),
                            load.waiting(),
                            state.longestWait(load.line(), now).toSeconds(),
                            load.windowsOpen(),
                            load.range(),
                            sums.issued(),
                            sums.served(),
                            course.p50Minutes(),
                            course.p90Minutes(),
                            course.lastTwoHours()));
        }
        return lines;
    }

    private static List<WindowFacts> windows(HallState state, Sources sources) {
        List<WindowFacts> windows = new ArrayList<>();
        for (PlannedWindow planned : sources.catalogue().windows()) {
            Window window = state.window(planned.id());
            WindowAnswer now = WindowAnswer.of(window);
            Figures.OfWindow sums = state.figures().window(planned.id());
            var skills = window.open() ? window.skills() : planned.skills();
            windows.add(
                    new WindowFacts(
                            now.window(),
                            planned.zone(),
                            now.activity(),
                            now.ticket(),
                            reason(window),
                            window.activity().since(),
                            skills.stream().map(skill -> skill.line().name()).toList(),
                            sums.served(),
                            sources.view().report().noShows(planned.id()),
                            sums.byHand(),
                            sums.served() == 0
                                    ? null
                                    : sums.serviceMillis() / sums.served() / 1000));
        }
        return windows;
    }

    private static @Nullable Words reason(Window window) {
        return window.activity() instanceof Window.Activity.Paused(var reason, _)
                ? PauseReason.told(reason)
                : null;
    }

    private static Ratings ratings(Figures figures) {
        NavigableMap<Integer, Integer> levels = new TreeMap<>();
        int rated = 0;
        for (int level = 5; level >= 1; level--) {
            levels.put(level, figures.rated(level));
            rated += figures.rated(level);
        }
        return new Ratings(levels, rated, figures.rated(1) + figures.rated(2), figures.rated(0));
    }
}
