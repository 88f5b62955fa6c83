package tingxu.control.sim;

import tingxu.control.hall.HallPlan;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The business of a hall: how much of it there is of each kind, and how long it takes.
 *
 * @param shares of visitors, summing to 1
 * @param meanMinutes of a service
 */
public record Categories(List<Double> shares, List<Integer> meanMinutes) {

    /** A district hall. */
    public static final Categories TWELVE =
            new Categories(
                    List.of(.16, .07, .13, .12, .07, .10, .11, .08, .06, .06, .03, .01),
                    List.of(6, 15, 7, 8, 12, 18, 9, 20, 10, 9, 3, 25));

    /** A smaller hall. */
    public static final Categories SIX =
            new Categories(List.of(.23, .19, .19, .14, .22, .03), List.of(8, 7, 9, 18, 13, 22));

    public Categories {
        shares = List.copyOf(shares);
        meanMinutes = List.copyOf(meanMinutes);
        if (shares.size() != meanMinutes.size())
            throw new IllegalArgumentException("each category has a share and a mean");
    }

    public int size() {
        return shares.size();
    }

    /** The business of a frozen day, whose file does not tell it: by the number of categories. */
    static Categories of(Day day) {
        int highest = 0;
        for (Day.Window window : day.windows())
            for (int skill : window.skills()) highest = Math.max(highest, skill);
        return highest < SIX.size() ? SIX : TWELVE;
    }

    static LineId line(int category) {
        return new LineId("c" + category);
    }

    static int category(LineId line) {
        return Integer.parseInt(line.name().substring(1));
    }

    /** The lines of a hall with this business. */
    public List<HallPlan.Line> lines() {
        List<HallPlan.Line> lines = new ArrayList<>();
        for (int i = 0; i < size(); i++)
            lines.add(
                    new HallPlan.Line(
                            line(i),
                            new Words("队列 " + i, "line " + i),
                            (char) ('A' + i),
                            Duration.ofMinutes(meanMinutes.get(i))));
        return lines;
    }
}
