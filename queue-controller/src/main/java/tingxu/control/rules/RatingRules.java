package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.BadRating;
import tingxu.control.hall.Command.CloseFollowUp;
import tingxu.control.hall.Command.ExplainRating;
import tingxu.control.hall.Command.Rate;
import tingxu.control.hall.Event.FollowUpClosed;
import tingxu.control.hall.Event.RatingExplained;
import tingxu.control.hall.Event.ServiceRated;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.TicketId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * 好差评: one rating a service, by free will. "Not rated" is no rating: it counts as nothing, and
 * gives way to one that comes by another channel the same day.
 */
final class RatingRules {

    /** The channel of the pad at the window: it is in time only while the pad asks. */
    static final String PAD = "pad";

    /** What a press may take on its way from the pad. */
    static final Duration ROAD = Duration.ofSeconds(60);

    private RatingRules() {}

    static Decision rate(HallState state, Rate rate, Instant now) {
        var number = rate.ticket();
        if (rate.level() < 0 || rate.level() > 5)
            return refuse("评价为 1 到 5，请重新评价", "A rating is 1 to 5: rate again");
        Optional<Standing> found = state.standing(number);
        if (found.isEmpty()) return Refusals.unknownTicket(number);
        Standing standing = found.get();
        if (!(standing.where() instanceof Whereabouts.Served(var window)))
            return refuse(
                    number + " 还没有办结，请办结后再评价",
                    number + " has not been served: rate when the service is finished");
        if (!window.equals(rate.window()))
            return refuse(
                    number + " 是在" + Refusals.zh(window) + "办结的，请评价该窗口",
                    number + " was served at window " + window.number() + ": rate that window");
        if (!state.dayOpen())
            return refuse(
                    number + " 的评价已随日结截止，有意见请到人工台",
                    "Ratings closed with the day of " + number + ": leave a word at the desk");
        if (late(state, rate, standing, now))
            return refuse(
                    number + " 在评价器上的评价时间已过，请扫票上二维码",
                    "Too late to rate " + number + " at the pad: scan the code on the ticket");
        return once(rate, standing, now);
    }

    /** Once, and only of a bad rating that nobody has seen to. */
    static Decision explain(HallState state, ExplainRating why, Instant now) {
        BadRating bad = state.badRatings().get(new TicketId(state.day(), why.ticket()));
        if (bad == null || !bad.window().equals(why.window()) || !bad.reasons().isEmpty())
            return refuse(
                    why.ticket() + " 没有等待说明原因的差评",
                    why.ticket() + " has no bad rating that waits for its reasons");
        return why.reasons().isEmpty()
                ? refuse("请至少选一个原因", "Name one reason at least")
                : accept(new RatingExplained(why.ticket(), why.window(), why.reasons(), now));
    }

    static Decision close(HallState state, CloseFollowUp command, Instant now) {
        if (!state.badRatings().containsKey(command.ticket()))
            return refuse(
                    command.ticket() + " 没有待整改的差评，或已有人处理",
                    command.ticket() + " has no open follow-up: someone may have seen to it");
        return Refusals.missing(command.by()) || Refusals.missing(command.outcome())
                ? refuse("请写明经办人和处理结果", "Say who saw to it, and what was done")
                : accept(
                        new FollowUpClosed(command.ticket(), command.by(), command.outcome(), now));
    }

    private static boolean late(HallState state, Rate rate, Standing standing, Instant now) {
        Duration limit = state.plan().limits().ratingWait().plus(ROAD);
        return rate.channel().equals(PAD) && now.isAfter(standing.since().plus(limit));
    }

    private static Decision once(Rate rate, Standing standing, Instant now) {
        Integer before = standing.rating();
        if (before == null || (before == 0 && rate.level() > 0))
            return accept(
                    new ServiceRated(
                            rate.ticket(), rate.window(), rate.level(), rate.channel(), now));
        return refuse(
                rate.ticket() + " 已经评价过，每次服务只评一次，谢谢",
                rate.ticket() + " has been rated: one rating a service, thank you");
    }
}
