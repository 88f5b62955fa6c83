package tingxu.control.waits;

import org.jspecify.annotations.Nullable;

import tingxu.control.forecast.Range;
import tingxu.control.waits.Told.Change;
import tingxu.wire.WaitRange;

import java.time.Duration;
import java.time.Instant;

/**
 * What one who waits was last told, as moments: it counts down with the clock, stays as it is while
 * newer forecasts say much the same, and says so when it moves by more than {@link #STEP}.
 *
 * @param half by when half of those like this one are called
 * @param most by when nine of ten are
 * @param change of the last move
 * @param movedAt when that was
 */
record Steady(Instant half, Instant most, Change change, Instant movedAt) {

    /** No wait gets shorter or longer by more than this without a word. */
    static final Duration STEP = Duration.ofMinutes(5);

    /** So long the word stands. */
    static final Duration SAID = Duration.ofMinutes(3);

    /** Differences of so many minutes, or of this part of the wait, are not worth a change. */
    private static final double SAME_MINUTES = 2;

    private static final double SAME_PART = .15;
    private static final int LONGEST_MINUTES = 999;
    private static final double STEP_MINUTES = STEP.toSeconds() / 60.0;

    static Steady first(Range said, Instant now) {
        return new Steady(in(said.p50(), now), in(said.p90(), now), Change.NONE, now);
    }

    Steady next(Range fresh, Instant now) {
        double p50 = left(half, now);
        double p90 = left(most, now);
        if (same(p50, fresh.p50()) && same(p90, fresh.p90())) return this;
        return new Steady(
                in(fresh.p50(), now),
                in(fresh.p90(), now),
                change(fresh.p50() - p50, fresh.p90() - p90, now),
                now);
    }

    /** Whether what a line's sign shows may stand. */
    static boolean same(@Nullable WaitRange before, WaitRange fresh) {
        if (before == null) return false;
        boolean none = before.p90Minutes() == 0;
        return none == (fresh.p90Minutes() == 0)
                && same(before.p50Minutes(), fresh.p50Minutes())
                && same(before.p90Minutes(), fresh.p90Minutes());
    }

    private static boolean same(double before, double fresh) {
        double room = Math.max(SAME_MINUTES, SAME_PART * Math.max(before, fresh));
        return Math.abs(fresh - before) <= room;
    }

    private Change change(double p50, double p90, Instant now) {
        if (Math.min(p50, p90) < -STEP_MINUTES) return Change.SOONER;
        if (Math.max(p50, p90) > STEP_MINUTES) return Change.LATER;
        return said(now);
    }

    private Change said(Instant now) {
        return now.isBefore(movedAt.plus(SAID)) ? change : Change.NONE;
    }

    /**
     * In whole minutes.
     *
     * @param ahead people before this one: with any, it is never 0
     */
    Told told(int ahead, Instant now) {
        return new Told(minutes(left(half, now), left(most, now), ahead), said(now));
    }

    /** Rounded up; never 0 with people ahead. */
    static WaitRange minutes(double p50, double p90, int ahead) {
        int low = (int) Math.clamp(Math.ceil(p50), ahead > 0 ? 1 : 0, LONGEST_MINUTES);
        int high = (int) Math.clamp(Math.ceil(p90), low, LONGEST_MINUTES);
        return new WaitRange(low, high);
    }

    private static Instant in(double minutes, Instant now) {
        return now.plusMillis(Math.round(60_000 * minutes));
    }

    private static double left(Instant until, Instant now) {
        return Math.max(0, Duration.between(now, until).toMillis() / 60e3);
    }
}
