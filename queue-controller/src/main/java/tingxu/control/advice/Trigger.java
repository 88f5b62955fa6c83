package tingxu.control.advice;

import java.time.Duration;

/**
 * When one more window is worth its hours.
 *
 * @param least by which the burden of the time ahead must fall while nothing of the budget is used
 * @param dearer how much more that is when all of it is, in parts of {@code least}
 * @param keep part of it for which an open one stays open
 * @param ahead how far the hall is played on
 * @param turns how often
 */
public record Trigger(double least, double dearer, double keep, Duration ahead, int turns) {

    public static final Trigger USUAL = new Trigger(15, 2, .5, Duration.ofMinutes(90), 16);

    /** The same, played so many times. */
    public Trigger turned(int times) {
        return new Trigger(least, dearer, keep, ahead, times);
    }

    double toOpen(Budget budget) {
        return least * (1 + dearer * budget.share());
    }

    double toStay(Budget budget) {
        return keep * toOpen(budget);
    }
}
