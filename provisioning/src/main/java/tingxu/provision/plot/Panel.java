package tingxu.provision.plot;

import tingxu.provision.plot.Svg.Anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;

/**
 * A place in a picture where numbers are points.
 *
 * @param log whether y goes by powers of ten
 */
record Panel(
        Svg svg,
        double left,
        double top,
        double wide,
        double high,
        double xLeast,
        double xMost,
        double yLeast,
        double yMost,
        boolean log) {

    private static final int SMALL = 13;

    /** A point of a course. */
    record Point(double x, double y) {}

    double x(double value) {
        return left + wide * (value - xLeast) / (xMost - xLeast);
    }

    double y(double value) {
        double share =
                log
                        ? (Math.log(Math.max(value, yLeast)) - Math.log(yLeast))
                                / (Math.log(yMost) - Math.log(yLeast))
                        : (value - yLeast) / (yMost - yLeast);
        return top + high * (1 - Math.clamp(share, 0, 1));
    }

    void named(String title) {
        svg.title(left, top - 12, 16, title);
    }

    void xTicks(List<Double> at, DoubleFunction<String> name, String unit) {
        for (double each : at) {
            svg.line(x(each), top, x(each), top + high, Svg.LINE, .6);
            svg.words(x(each), top + high + 18, SMALL, Svg.QUIET, Anchor.MIDDLE, name.apply(each));
        }
        svg.line(left, top + high, left + wide, top + high, Svg.QUIET, 1);
        svg.words(left + wide, top + high + 36, SMALL, Svg.QUIET, Anchor.END, unit);
    }

    void yTicks(List<Double> at, DoubleFunction<String> name) {
        for (double each : at) {
            svg.line(left, y(each), left + wide, y(each), Svg.LINE, .6);
            svg.words(left - 8, y(each) + 4, SMALL, Svg.QUIET, Anchor.END, name.apply(each));
        }
    }

    void course(List<Point> points, String colour, double stroke, boolean dashed) {
        StringJoiner all = new StringJoiner(" ");
        for (Point point : points)
            all.add(Svg.number(x(point.x())) + "," + Svg.number(y(point.y())));
        svg.path(all.toString(), colour, stroke, dashed);
    }

    /** Round numbers from 0 to {@code most}, about five of them. */
    static List<Double> round(double most) {
        double step = Math.pow(10, Math.floor(Math.log10(most / 4)));
        while (most / step > 6.5) step *= most / step > 13 ? 5 : 2;
        List<Double> ticks = new ArrayList<>();
        for (double at = 0; at <= most * 1.0001; at += step) ticks.add(at);
        return ticks;
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
