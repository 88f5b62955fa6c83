package tingxu.control.balance;

import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.wire.LineId;
import tingxu.wire.WaitRange;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long one with so many people ahead will wait, as a range in whole minutes.
 *
 * <p>Each open window gives the line the share of its time that the line has in the work waiting
 * for that window. With {@code c} such windows' worth, {@code n} people ahead and a mean service
 * {@code m}:
 *
 * <pre>
 * P50 = (n + busy) * m / c          busy: 1/2 when no serving window is free, for the one who must leave first
 * P90 = P50 + 1.28 * m * sqrt(n + busy) / c     services vary about as much as they last
 * </pre>
 *
 * <p>Never 0 with people ahead. A line that no window serves shows the range of one window opening
 * now. Advice for people; no rule asks it.
 */
public final class WaitEstimate {

    static final int LONGEST_MINUTES = 999;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** One window's worth, in the thousandths that shares are counted in. */
    private static final long WHOLE = 1000;

    private WaitEstimate() {}

    /**
     * The range for one with {@code ahead} people of the line before them. For one who would be the
     * last, P90 is not below what the first in line has waited already.
     */
    public static WaitRange range(HallState state, LineId line, int ahead, Instant now) {
        long mean = mean(state.plan(), line);
        long shares = shares(state, line, ahead, mean);
        long windows = shares == 0 ? WHOLE : shares;
        // Half services to wait for.
        long turns = 2L * ahead + (anyFree(state, line) ? 0 : 1);
        long p50 = turns * mean * WHOLE / (2 * windows);
        // 1.2816 * sqrt(turns / 2) in thousandths.
        long spread = Weights.root(turns * 821_250) * mean / windows;
        boolean last = ahead > 0 && ahead >= state.waitingCount(line);
        long seen = last ? state.longestWait(line, now).toMillis() : 0;
        return inMinutes(p50, Math.max(p50 + spread, seen), ahead);
    }

    private static long mean(HallPlan plan, LineId id) {
        return plan.line(id).map(WaitEstimate::mean).orElse(10 * MINUTE);
    }

    private static long mean(HallPlan.Line line) {
        return Math.clamp(line.meanService().toMillis(), 1, LONGEST_MINUTES * MINUTE);
    }

    /** Windows' worth that the line may count on, in thousandths. */
    private static long shares(HallState state, LineId line, int ahead, long mean) {
        Map<LineId, Long> work = new TreeMap<>();
        for (HallPlan.Line each : state.plan().lines())
            work.put(each.id(), (state.waitingCount(each.id()) + 1) * mean(each));
        long own = (Math.max(ahead, state.waitingCount(line)) + 1) * mean;
        work.put(line, own);
        long sum = 0;
        for (Window window : state.windows().values()) {
            if (!window.open() || !window.serves(line)) continue;
            long all = 0;
            for (Skill skill : window.skills()) all += work.getOrDefault(skill.line(), 0L);
            sum += WHOLE * own / all;
        }
        return sum;
    }

    private static boolean anyFree(HallState state, LineId line) {
        for (Window window : state.windows().values())
            if (window.activity() instanceof Free && window.serves(line)) return true;
        return false;
    }

    private static WaitRange inMinutes(long p50, long p90, int ahead) {
        long low = Math.clamp((p50 + MINUTE - 1) / MINUTE, ahead > 0 ? 1 : 0, LONGEST_MINUTES);
        long high = Math.clamp((p90 + MINUTE - 1) / MINUTE, low, LONGEST_MINUTES);
        return new WaitRange(Math.toIntExact(low), Math.toIntExact(high));
    }
}
