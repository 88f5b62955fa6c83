package tingxu.control.why;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event.Candidate;
import tingxu.wire.Words;

import java.util.Locale;

/**
 * One who might have been called, with the terms that were put together, in whole minutes.
 *
 * @param headStartMinutes for the class, such as the green channel's; negative where a longer wait
 *     is promised
 * @param ownBusinessMinutes for a window's own line
 * @param lineNeedMinutes because many wait in the line for few windows
 * @param weightThousandths for a short service; 1000 counts once, 1 where the rule has no weights
 * @param countsMinutes what all that comes to; null where the rule puts classes or lines in order
 *     and minutes do not tell
 */
public record Weighed(
        String ticket,
        long waitedMinutes,
        long headStartMinutes,
        long ownBusinessMinutes,
        long lineNeedMinutes,
        long weightThousandths,
        @Nullable Long countsMinutes,
        long index,
        Words words) {

    /** A rule without weights writes 1; one that has them never comes down to it. */
    private static final long NONE = 1;

    private static final double EVEN = 1000;

    static Weighed of(Candidate one) {
        Long counts = counts(one, one.waitedSeconds());
        return new Weighed(
                one.ticket().toString(),
                minutes(one.waitedSeconds()),
                minutes(one.creditSeconds()),
                minutes(one.bonusSeconds()),
                minutes(need(one)),
                one.weight(),
                counts == null ? null : minutes(counts),
                one.index(),
                words(one, counts));
    }

    /**
     * How long it counts as having waited, in seconds, had it waited so long: the square root of
     * the index, where that is a square. Null where the index is no wait.
     */
    static @Nullable Long counts(Candidate one, long waitedSeconds) {
        long h = terms(one) + waitedSeconds;
        if (one.weight() != NONE)
            return h <= 0 ? h : Math.round(h * Math.sqrt(one.weight() / EVEN));
        return one.index() == terms(one) + one.waitedSeconds() ? h : null;
    }

    private static long terms(Candidate one) {
        return one.creditSeconds() + one.bonusSeconds() + need(one);
    }

    private static long need(Candidate one) {
        Long need = one.needSeconds();
        return need == null ? 0 : need;
    }

    static long minutes(long seconds) {
        return Math.floorDiv(seconds, 60L);
    }

    private static Words words(Candidate one, @Nullable Long counts) {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        long waited = one.waitedSeconds();
        if (waited < 0) {
            zh.append(one.ticket()).append(" 还有 ").append(-minutes(waited)).append(" 分钟才到预约时间");
            en.append(one.ticket()).append(" was due in ").append(-minutes(waited)).append(" min");
        } else {
            zh.append(one.ticket()).append(" 等了 ").append(minutes(waited)).append(" 分钟");
            en.append(one.ticket()).append(" had waited ").append(minutes(waited)).append(" min");
        }
        if (one.creditSeconds() > 0) {
            zh.append("，按规定提前 ").append(minutes(one.creditSeconds())).append(" 分钟");
            en.append(", ").append(minutes(one.creditSeconds())).append(" min head start by rule");
        }
        if (one.creditSeconds() < 0) {
            zh.append("，承诺 ").append(minutes(-one.creditSeconds())).append(" 分钟内叫到");
            en.append(", promised within ").append(minutes(-one.creditSeconds())).append(" min");
        }
        if (one.bonusSeconds() > 0) {
            zh.append("，本窗业务加 ").append(minutes(one.bonusSeconds())).append(" 分钟");
            en.append(", ")
                    .append(minutes(one.bonusSeconds()))
                    .append(" min because it is this window's own business");
        }
        if (minutes(need(one)) > 0) {
            zh.append("，队长窗少加 ").append(minutes(need(one))).append(" 分钟");
            en.append(", ").append(minutes(need(one))).append(" min for a long line");
        }
        if (one.weight() != NONE && one.weight() != (long) EVEN) {
            String times = String.format(Locale.ROOT, "%.2f", Math.sqrt(one.weight() / EVEN));
            zh.append("，按办理时间乘 ").append(times);
            en.append(", times ").append(times).append(" for the length of the service");
        }
        if (counts != null && counts > 0) {
            zh.append("，合计 ").append(minutes(counts)).append(" 分钟");
            en.append(": counts as ").append(minutes(counts)).append(" min");
        }
        return new Words(zh.toString(), en.toString());
    }
}
