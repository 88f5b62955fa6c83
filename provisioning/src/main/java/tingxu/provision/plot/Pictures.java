package tingxu.provision.plot;

import tingxu.provision.plot.Panel.Point;
import tingxu.provision.plot.Svg.Anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures of docs/balance.md, each from numbers that a bench has measured. */
public final class Pictures {

    private static final String BLUE = "#0B4A7A";
    private static final String RED = "#B3261E";
    private static final String GREEN = "#2E7D32";
    private static final String AMBER = "#B26A00";
    private static final String WASH = "#E3EEF6";
    private static final int ROW = 25;
    private static final int SMALL = 13;

    private Pictures() {}

    /** What a rule comes to on one family of days, in minutes. */
    public record Bar(String rule, double p95, double cvar5, double worst) {}

    /** A family of days and what each rule makes of it. */
    public record FamilyBars(String name, List<Bar> bars) {}

    /** Every rule on every family: P95, CVaR5, and the P95 of the worst line. */
    public static String families(List<FamilyBars> families) {
        int rows = families.getFirst().bars().size();
        int high = rows * ROW;
        int each = high + 100;
        int lines = Math.ceilDiv(families.size(), 2);
        Svg svg = new Svg(1080, 70 + lines * each);
        legend(svg);
        for (int i = 0; i < families.size(); i++) {
            FamilyBars family = families.get(i);
            double most =
                    family.bars().stream()
                                    .mapToDouble(bar -> Math.max(bar.worst(), bar.cvar5()))
                                    .max()
                                    .orElse(1)
                            * 1.05;
            Panel panel =
                    new Panel(
                            svg,
                            170 + i % 2 * 540,
                            90 + Math.floorDiv(i, 2) * (double) each,
                            350,
                            high,
                            0,
                            most,
                            0,
                            rows,
                            false);
            panel.named(family.name());
            for (int row = 0; row < rows; row++)
                if (family.bars().get(row).rule().equals("bwi"))
                    svg.box(panel.left() - 152, panel.top() + row * ROW, 502, ROW, WASH);
            panel.xTicks(Panel.round(most), Panel::whole, "分钟 min");
            for (int row = 0; row < rows; row++) bar(svg, panel, family.bars().get(row), row);
        }
        return svg.toString();
    }

    private static void legend(Svg svg) {
        svg.title(20, 30, 17, "等候，越左越好  Waits: left is better");
        svg.dot(440, 25, 6, BLUE);
        svg.words(454, 30, SMALL, Svg.INK, Anchor.START, "P95");
        svg.ring(520, 25, 5.5, AMBER);
        svg.words(534, 30, SMALL, Svg.INK, Anchor.START, "CVaR5 最久二十分之一的平均");
        svg.diamond(760, 25, 7, RED);
        svg.words(774, 30, SMALL, Svg.INK, Anchor.START, "最差队列的 P95 worst line's P95");
    }

    private static void bar(Svg svg, Panel panel, Bar bar, int row) {
        double y = panel.top() + (row + .5) * ROW;
        svg.words(panel.left() - 10, y + 4, SMALL, Svg.INK, Anchor.END, bar.rule());
        double least = Math.min(bar.p95(), Math.min(bar.cvar5(), bar.worst()));
        double most = Math.max(bar.p95(), Math.max(bar.cvar5(), bar.worst()));
        svg.line(panel.x(least), y, panel.x(most), y, Svg.QUIET, 1.2);
        svg.diamond(panel.x(bar.worst()), y, 7, RED);
        svg.ring(panel.x(bar.cvar5()), y, 5.5, AMBER);
        svg.dot(panel.x(bar.p95()), y, 6, BLUE);
    }

    // ------------------------------------------------------------------ courses

    /** One line of a picture. */
    public record Course(String name, List<double[]> points, boolean dashed) {}

    /** A part of a picture with its lines. */
    public record Part(String name, List<Course> courses) {}

    /** Waits by the half hour in which people came. */
    public static String byTime(List<Part> parts) {
        Svg svg = new Svg(1080, 470);
        svg.title(20, 30, 17, "按来时的等候：实线平均，虚线 P95  Wait by the time of coming: mean, dashed P95");
        for (int i = 0; i < parts.size(); i++) {
            double most = most(parts.get(i)) * 1.05;
            Panel panel = new Panel(svg, 70 + i * 530.0, 90, 440, 310, 0, 480, 0, most, false);
            panel.named(parts.get(i).name());
            panel.yTicks(Panel.round(most), Panel::whole);
            panel.xTicks(
                    List.of(0d, 120d, 240d, 360d, 480d),
                    at -> String.format(Locale.ROOT, "%02.0f:00", 9 + at / 60),
                    "");
            courses(panel, parts.get(i).courses());
        }
        key(svg, 440, parts.getFirst().courses(), "分钟 min");
        return svg.toString();
    }

    /** The share of people who waited longer than so many minutes. */
    public static String tails(List<Part> parts) {
        Svg svg = new Svg(1080, 490);
        svg.title(20, 30, 17, "等候超过若干分钟的人  People who wait longer than so many minutes");
        for (int i = 0; i < parts.size(); i++) {
            double most =
                    parts.get(i).courses().stream()
                            .flatMap(course -> course.points().stream())
                            .filter(point -> point[1] >= .0005)
                            .mapToDouble(point -> point[0])
                            .max()
                            .orElse(1);
            Panel panel = new Panel(svg, 70 + i * 530.0, 90, 440, 310, 0, most, .0005, 1, true);
            panel.named(parts.get(i).name());
            panel.yTicks(List.of(1d, .1, .01, .001), Pictures::percent);
            panel.xTicks(Panel.round(most), Panel::whole, "分钟 min");
            courses(panel, parts.get(i).courses());
        }
        key(svg, 460, parts.getFirst().courses(), "");
        return svg.toString();
    }

    /**
     * How far ordinary people are overtaken within their line.
     *
     * @param promise minutes beyond which nobody is
     */
    public static String overtaking(Part part, double promise) {
        Svg svg = new Svg(1080, 490);
        svg.title(
                20,
                30,
                17,
                "普通号在本队被晚来若干分钟以上的人超过  Ordinary tickets overtaken in their line by who came so"
                        + " much later");
        Panel panel = new Panel(svg, 80, 90, 940, 310, 0, 90, 0, most(part) * 1.05, false);
        panel.named(part.name());
        panel.yTicks(Panel.round(most(part) * 1.05), Pictures::percent);
        panel.xTicks(List.of(0d, 15d, 30d, 45d, 60d, 75d, 90d), Panel::whole, "分钟 min");
        svg.line(panel.x(promise), 90, panel.x(promise), 400, BLUE, 1.5);
        svg.words(
                panel.x(promise) + 8,
                110,
                SMALL,
                BLUE,
                Anchor.START,
                "bwi 的承诺：" + Panel.whole(promise) + " 分钟  promise of bwi");
        courses(panel, part.courses());
        key(svg, 460, part.courses(), "");
        return svg.toString();
    }

    private static double most(Part part) {
        return part.courses().stream()
                .flatMap(course -> course.points().stream())
                .mapToDouble(point -> point[1])
                .max()
                .orElse(1);
    }

    private static void courses(Panel panel, List<Course> courses) {
        for (Course course : courses) {
            List<Point> points = new ArrayList<>();
            for (double[] point : course.points())
                if (point[0] <= panel.xMost()) points.add(new Point(point[0], point[1]));
            panel.course(
                    points,
                    colour(course.name()),
                    course.name().equals("bwi") ? 3 : 2,
                    course.dashed());
        }
    }

    private static void key(Svg svg, double y, List<Course> courses, String unit) {
        double x = 70;
        for (Course course : courses) {
            if (course.dashed()) continue;
            svg.line(x, y - 4, x + 28, y - 4, colour(course.name()), 3);
            svg.words(x + 36, y, SMALL, Svg.INK, Anchor.START, course.name());
            x += 60 + 9 * course.name().length();
        }
        svg.words(1020, y, SMALL, Svg.QUIET, Anchor.END, unit);
    }

    private static String colour(String rule) {
        return switch (rule) {
            case "bwi" -> BLUE;
            case "cat-fixed" -> RED;
            case "pool-fcfs" -> GREEN;
            case "longest-wait-first" -> AMBER;
            default -> Svg.QUIET;
        };
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent >= 1 || percent == 0
                ? Panel.whole(percent) + " %"
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    // ------------------------------------------------------------------ forecasts

    /** How far one forecaster was off, and how often the wait was within its P90. */
    public record Forecast(String name, double mae, double coverage) {}

    public static String coverage(List<Forecast> forecasts) {
        int high = forecasts.size() * ROW;
        Svg svg = new Svg(1080, 170 + high);
        svg.title(20, 30, 17, "等候预测  Forecasts of waits");
        double most = forecasts.stream().mapToDouble(Forecast::mae).max().orElse(1) * 1.1;
        Panel off = new Panel(svg, 200, 90, 350, high, 0, most, 0, 1, false);
        off.named("平均误差 mean error");
        off.xTicks(Panel.round(most), Panel::whole, "分钟 min");
        Panel held = new Panel(svg, 640, 90, 380, high, .5, 1, 0, 1, false);
        held.named("P90 内的人 within P90 (90 % 为准 is right)");
        held.xTicks(List.of(.5, .6, .7, .8, .9, 1d), Pictures::percent, "");
        svg.line(held.x(.9), 90, held.x(.9), 90 + high, BLUE, 2);
        for (int i = 0; i < forecasts.size(); i++) {
            Forecast each = forecasts.get(i);
            double y = 90 + (i + .5) * ROW;
            svg.words(190, y + 4, SMALL, Svg.INK, Anchor.END, each.name());
            svg.box(off.x(0), y - 8, off.x(each.mae()) - off.x(0), 16, BLUE);
            svg.words(
                    off.x(each.mae()) + 6,
                    y + 4,
                    SMALL,
                    Svg.INK,
                    Anchor.START,
                    String.format(Locale.ROOT, "%.1f", each.mae()));
            svg.dot(held.x(Math.max(.5, each.coverage())), y, 6, BLUE);
        }
        return svg.toString();
    }
}
