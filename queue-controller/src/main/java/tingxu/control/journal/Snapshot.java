package tingxu.control.journal;

import org.pcollections.TreePMap;

import tingxu.control.hall.BadRating;
import tingxu.control.hall.BusinessDay;
import tingxu.control.hall.Few;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Loan;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Window;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;

/** A past as it lies beside the journal, to make the next start quick. */
record Snapshot(
        long row,
        Instant at,
        BusinessDay business,
        List<Window> windows,
        List<Standing> standings,
        List<LineDay> lines,
        List<WindowDay> windowDays,
        List<RatingDay> ratings,
        List<HeardFrom> heard,
        List<BadRating> badRatings,
        List<Loan> loans,
        long dayRow) {

    /**
     * Another make is passed over rather than misread: one more with each change of this record.
     */
    static final int FORM = 4;

    record LineDay(LineId line, Figures.OfLine day) {}

    record WindowDay(WindowId window, Figures.OfWindow day) {}

    record RatingDay(int level, int count) {}

    record HeardFrom(String who, long epoch, long seq) {}

    static Snapshot of(Past past) {
        HallState state = past.state();
        Figures figures = state.figures();
        return new Snapshot(
                past.row(),
                past.at(),
                state.business(),
                List.copyOf(state.windows().values()),
                List.copyOf(state.standings().values()),
                figures.lines().entrySet().stream()
                        .map(each -> new LineDay(each.getKey(), each.getValue()))
                        .toList(),
                figures.windows().entrySet().stream()
                        .map(each -> new WindowDay(each.getKey(), each.getValue()))
                        .toList(),
                figures.ratings().entrySet().stream()
                        .map(each -> new RatingDay(each.getKey(), each.getValue()))
                        .toList(),
                past.heard().entrySet().stream()
                        .map(each ->
                                new HeardFrom(
                                        each.getKey(),
                                        each.getValue().epoch(),
                                        each.getValue().seq()))
                        .toList(),
                List.copyOf(state.badRatings().values()),
                List.copyOf(state.lent()),
                past.dayRow());
    }

    Past past() {
        Figures figures =
                new Figures(
                        Few.of(lines, LineDay::line, LineDay::day),
                        Few.of(windowDays, WindowDay::window, WindowDay::day),
                        ratings.stream()
                                .collect(TreePMap.toTreePMap(RatingDay::level, RatingDay::count)));
        return new Past(
                row,
                at,
                HallState.of(business, windows, standings, figures, badRatings, loans),
                heard.stream()
                        .collect(
                                TreePMap.toTreePMap(
                                        HeardFrom::who,
                                        each -> new Past.Heard(each.epoch(), each.seq()))),
                dayRow);
    }
}
