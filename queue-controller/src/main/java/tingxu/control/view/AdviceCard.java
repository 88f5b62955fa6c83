package tingxu.control.view;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Advice.Deed;
import tingxu.control.hall.Advice.Worth;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Skill;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An advice in words: what to do, what it brings, what it costs, how sure that is.
 *
 * @param kind as the journal names it
 */
public record AdviceCard(
        String id, String kind, Words what, Words gain, Words cost, Words sure, Instant at) {

    /** More lines than these nobody reads on a card. */
    private static final int LINES_NAMED = 3;

    /** Less of a longest wait is not worth a word. */
    private static final int LEAST_SECONDS = 30;

    /** In which the numbers of advice mean something. */
    record Hall(HallPlan plan, Clockface clock, Duration longWait, Duration used, Duration all) {}

    static AdviceCard of(Advice advice, Instant at, Hall hall) {
        Worth worth = advice.worth();
        return new AdviceCard(
                advice.id().ulid(),
                kind(advice.deed()),
                what(advice.deed(), hall),
                gain(advice.deed(), worth, hall),
                cost(advice.deed(), worth, hall),
                sure(advice.deed(), worth),
                at);
    }

    private static String kind(Deed deed) {
        return switch (deed) {
            case Deed.OpenReserve _ -> "open-reserve";
            case Deed.CloseReserve _ -> "close-reserve";
            case Deed.MoveBreak _ -> "move-break";
            case Deed.Train _ -> "train";
        };
    }

    static Words what(Deed deed, Hall hall) {
        return switch (deed) {
            case Deed.OpenReserve(var window, var skills) -> {
                Words lines = lines(skills.stream().map(Skill::line).toList(), hall.plan());
                yield new Words(
                        "增开 " + window.number() + " 号窗口：" + lines.zh(),
                        "Open window " + window.number() + ": " + lines.en());
            }
            case Deed.CloseReserve(var window) ->
                    new Words("收回 " + window.number() + " 号窗口", "Close window " + window.number());
            case Deed.MoveBreak(var window, var due, var later) ->
                    new Words(
                            "%d 号窗口 %s 的休息%s %d 分钟"
                                    .formatted(
                                            window.number(),
                                            hall.clock().time(due),
                                            later > 0 ? "推迟" : "提前",
                                            Math.abs(later)),
                            "Window %d: take the break of %s %d min %s"
                                    .formatted(
                                            window.number(),
                                            hall.clock().time(due),
                                            Math.abs(later),
                                            later > 0 ? "later" : "sooner"));
            case Deed.Train(var windows, var line) -> {
                Words name = hall.plan().nameOf(line);
                yield new Words(
                        numbers(windows, "、") + " 号窗口学办“" + name.zh() + "”",
                        (windows.size() > 1 ? "Windows " : "Window ")
                                + numbers(windows, ", ")
                                + (windows.size() > 1 ? " learn \"" : " learns \"")
                                + name.en()
                                + "\"");
            }
        };
    }

    private static Words gain(Deed deed, Worth worth, Hall hall) {
        if (deed instanceof Deed.CloseReserve)
            return worth.turns() == 0
                    ? new Words("今天机动窗口的时间已用完", "Today's hours for reserve windows are used up")
                    : new Words("时间留给更忙的时候", "Its hours are kept for a busier time");
        StringBuilder zh = new StringBuilder("大家一共少等 " + Math.max(0, worth.waitMinutes()) + " 分钟");
        StringBuilder en =
                new StringBuilder(
                        "All together wait " + Math.max(0, worth.waitMinutes()) + " min less");
        if (worth.p95Seconds() >= LEAST_SECONDS) {
            zh.append("；二十人中有十九人最多等的时间短 ").append(minutes(worth)).append(" 分钟");
            en.append("; the longest wait of nineteen in twenty is ")
                    .append(minutes(worth))
                    .append(" min less");
        }
        if (worth.fewerOver() > 0) {
            long limit = hall.longWait().toMinutes();
            zh.append("；约 " + worth.fewerOver() + " 人不再等超过 " + limit + " 分钟");
            en.append("; some %d no longer wait over %d min".formatted(worth.fewerOver(), limit));
        }
        return new Words(zh.toString(), en.toString());
    }

    private static Words cost(Deed deed, Worth worth, Hall hall) {
        return switch (deed) {
            case Deed.OpenReserve _ ->
                    new Words(
                            "%s 窗口小时（今天已用 %s，共 %s）"
                                    .formatted(
                                            hours(Duration.ofMinutes(worth.windowMinutes())),
                                            hours(hall.used()),
                                            hours(hall.all())),
                            "%s window-hours (%s of today's %s are used)"
                                    .formatted(
                                            hours(Duration.ofMinutes(worth.windowMinutes())),
                                            hours(hall.used()),
                                            hours(hall.all())));
            case Deed.CloseReserve _ ->
                    new Words(
                            "大家一共多等 " + Math.max(0, worth.waitMinutes()) + " 分钟",
                            "All together wait " + Math.max(0, worth.waitMinutes()) + " min more");
            case Deed.MoveBreak _ ->
                    new Words("不用窗口小时；请先与窗口人员商量", "No window-hours; ask the clerk first");
            case Deed.Train(var windows, _) ->
                    new Words(
                            "培训 " + windows.size() + " 人，学会后长期有效",
                            (windows.size() == 1 ? "One clerk" : windows.size() + " clerks")
                                    + " to train, once and for all");
        };
    }

    private static Words sure(Deed deed, Worth worth) {
        if (worth.turns() == 0) return new Words("按今天的时间计算", "By today's hours");
        int helped = Math.round(worth.turns() * worth.helpedPercent() / 100f);
        return deed instanceof Deed.CloseReserve
                ? new Words(
                        "推演 %d 遍，开着有好处的 %d 遍".formatted(worth.turns(), helped),
                        "Of %d ways the day may go on, it helps to keep it open in %d"
                                .formatted(worth.turns(), helped))
                : new Words(
                        "推演 %d 遍，有好处的 %d 遍".formatted(worth.turns(), helped),
                        "Of %d ways the day may go on, it helps in %d"
                                .formatted(worth.turns(), helped));
    }

    private static Words lines(List<LineId> lines, HallPlan plan) {
        List<Words> names = lines.stream().limit(LINES_NAMED).map(plan::nameOf).toList();
        int more = lines.size() - names.size();
        return new Words(
                names.stream().map(Words::zh).collect(Collectors.joining("、"))
                        + (more > 0 ? "等 " + lines.size() + " 项" : ""),
                names.stream().map(Words::en).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String numbers(List<WindowId> windows, String between) {
        return windows.stream()
                .map(window -> Integer.toString(window.number()))
                .collect(Collectors.joining(between));
    }

    private static String minutes(Worth worth) {
        int tenths = Math.round(worth.p95Seconds() / 6f);
        return Math.max(0, tenths) / 10 + "." + Math.max(0, tenths) % 10;
    }

    private static String hours(Duration time) {
        long tenths = Math.round(time.toMinutes() / 6.0);
        return tenths / 10 + "." + tenths % 10;
    }
}
