package tingxu.control.view;

import tingxu.control.advice.DayPlan;
import tingxu.control.advice.DayPlan.HalfHour;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan as a picture: a bar a half hour, and a line for the windows that the hall has. Drawn here
 * so that the page needs no script for it.
 *
 * @param allY where that line is
 */
public record PlanPicture(List<Bar> bars, int allY) {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 260;
    public static final int FOOT = 24;
    public static final int HEAD = 22;

    private static final int GAP = 6;

    /**
     * @param high so many pixels of it for the work itself, the rest is for safety
     * @param wanted more than the hall has
     */
    public record Bar(
            HalfHour halfHour, int x, int y, int width, int tall, int high, boolean wanted) {
        public int middle() {
            return x + width / 2;
        }
    }

    public static PlanPicture of(DayPlan plan) {
        int most = plan.windowsAll();
        for (HalfHour each : plan.halfHours()) most = Math.max(most, each.windows());
        int room = HEIGHT - FOOT - HEAD;
        int step = WIDTH / Math.max(1, plan.halfHours().size());
        List<Bar> bars = new ArrayList<>();
        for (HalfHour each : plan.halfHours()) {
            int tall = Math.max(1, each.windows() * room / most);
            int high = (int) Math.round(each.load() * room / most);
            bars.add(
                    new Bar(
                            each,
                            bars.size() * step + GAP / 2,
                            HEIGHT - FOOT - tall,
                            step - GAP,
                            tall,
                            Math.min(high, tall),
                            each.windows() > plan.windowsAll()));
        }
        return new PlanPicture(bars, HEIGHT - FOOT - plan.windowsAll() * room / most);
    }
}
