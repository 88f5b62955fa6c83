package tingxu.control.view;

import tingxu.control.forecast.Contest.Case;
import tingxu.control.forecast.Lesson;
import tingxu.control.forecast.Score;
import tingxu.control.hall.HallPlan;
import tingxu.control.waits.Lessons;
import tingxu.wire.Words;

import java.util.List;
import java.util.Map;

/**
 * How far this hall's own forecasts have been off, from the days that have been gone over.
 *
 * @param days that were gone over
 * @param forecasters the one in use first
 * @param lines how far the one in use was off in each line, in the order of the plan
 */
public record ForecastRecord(int days, List<Row> forecasters, List<LineRow> lines) {

    /** The forecaster that people are told by. */
    static final String IN_USE = "monte-carlo";

    private static final int DAYS = 20;

    /**
     * @param inUse whether people are told by it
     */
    public record Row(String forecaster, boolean inUse, Score score) {}

    public record LineRow(Words name, Score score) {}

    public static ForecastRecord of(Lessons lessons, HallPlan plan) {
        List<Lesson> days = lessons.last(DAYS);
        List<Case> cases = days.stream().flatMap(day -> day.forecasts().stream()).toList();
        List<Row> rows =
                Score.of(cases).entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .sorted((one, other) -> Boolean.compare(other.inUse(), one.inUse()))
                        .toList();
        return new ForecastRecord(days.size(), rows, lines(cases, plan));
    }

    private static Row row(String forecaster, Score score) {
        return new Row(forecaster, forecaster.equals(IN_USE), score);
    }

    private static List<LineRow> lines(List<Case> cases, HallPlan plan) {
        return plan.lines().stream()
                .map(line -> new LineRow(line.name(), inUse(cases, line)))
                .filter(row -> row.score().cases() > 0)
                .toList();
    }

    private static Score inUse(List<Case> cases, HallPlan.Line line) {
        Map<String, Score> scores =
                Score.of(
                        cases.stream()
                                .filter(each -> each.forecaster().equals(IN_USE))
                                .filter(each -> each.line().equals(line.id()))
                                .toList());
        return scores.getOrDefault(IN_USE, new Score());
    }
}
