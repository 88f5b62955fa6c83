package tingxu.control.why;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.why.CallLog.Made;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One who came later than the one who asks and was called before.
 *
 * @param here whether the window could have taken the one who asks
 * @param aheadMinutes by how much it counted as having waited longer; null where that is not what
 *     decided, or was not weighed
 * @param words for staff: with the reason and the terms
 * @param kind for the citizen who asks: number, class in kind words, times
 */
public record Passed(
        String ticket,
        TicketClass ticketClass,
        Instant cameAt,
        Instant calledAt,
        int window,
        Reason reason,
        boolean here,
        @Nullable Long aheadMinutes,
        Words words,
        Words kind) {

    static Passed of(Made made, Ticket asked, Times times) {
        TicketCalled event = made.event();
        boolean here = made.couldTake(asked.line());
        Long ahead = here ? ahead(made, asked) : null;
        return new Passed(
                event.ticket().toString(),
                made.ticket().ticketClass(),
                made.ticket().issuedAt(),
                event.at(),
                event.window().number(),
                event.reason(),
                here,
                ahead,
                words(made, asked, here, ahead, times),
                kind(made, here, times));
    }

    /** Whole minutes; what the staff chose, or the limit of waits, was not won by minutes. */
    private static @Nullable Long ahead(Made made, Ticket asked) {
        return switch (made.event().reason()) {
            case MANUAL, RESUMED, MAX_WAIT_GUARD -> null;
            case ONLY_CANDIDATE,
                    LONGEST_WAIT,
                    PRIORITY_CREDIT,
                    APPOINTMENT_DUE,
                    TRANSFER_RETURN,
                    OWN_LINE,
                    CROSS_HELP,
                    SHORTER_SERVICE,
                    LONGER_LINE,
                    IDLE_DIRECT,
                    HOUSE_RULE -> {
                Long theirs =
                        made.own().map(c -> Weighed.counts(c, c.waitedSeconds())).orElse(null);
                Long ours = counted(made, asked);
                yield theirs == null || ours == null || theirs < ours
                        ? null
                        : Weighed.minutes(theirs - ours);
            }
        };
    }

    /** What the one who asks counted then: by the terms of its lane, with its own wait. */
    private static @Nullable Long counted(Made made, Ticket asked) {
        Optional<Candidate> lane = made.of(asked);
        if (lane.isEmpty()) return null;
        long waited = Duration.between(asked.clock(), made.event().at()).toSeconds();
        return Weighed.counts(lane.get(), waited);
    }

    private static Words words(
            Made made, Ticket asked, boolean here, @Nullable Long ahead, Times times) {
        TicketCalled event = made.event();
        Words reason = Kinds.of(event.reason());
        Words kind = Kinds.of(made.ticket().ticketClass());
        String came = times.at(made.ticket().issuedAt());
        String at = times.at(event.at());
        int window = event.window().number();
        String zh =
                "%s（%s）%s 取号，%s 到 %d 号窗口：%s"
                        .formatted(event.ticket(), kind.zh(), came, at, window, reason.zh());
        String en =
                "%s (%s) came at %s, called at %s to window %d: %s"
                        .formatted(event.ticket(), kind.en(), came, at, window, reason.en());
        if (!event.note().isEmpty()) {
            zh += "（" + event.note() + "）";
            en += " (" + event.note() + ")";
        }
        if (!here)
            return new Words(
                    zh + "；这个窗口不办 " + asked.number() + " 的业务。",
                    en + "; that window does not do the business of " + asked.number() + ".");
        Long ours = counted(made, asked);
        Optional<Weighed> theirs = made.own().map(Weighed::of);
        if (theirs.isPresent()) {
            zh += "。" + theirs.get().words().zh();
            en += ". " + theirs.get().words().en();
        }
        if (ahead != null && ours != null)
            return new Words(
                    zh
                            + "；"
                            + asked.number()
                            + " 合计 "
                            + Weighed.minutes(ours)
                            + " 分钟，领先 "
                            + ahead
                            + " 分钟。",
                    en
                            + "; "
                            + asked.number()
                            + " counted as "
                            + Weighed.minutes(ours)
                            + " min: "
                            + ahead
                            + " min ahead.");
        return new Words(zh + "。", en + ".");
    }

    private static Words kind(Made made, boolean here, Times times) {
        Words kind = Kinds.of(made.ticket().ticketClass());
        String came = times.at(made.ticket().issuedAt());
        String at = times.at(made.event().at());
        String zh = "%s：%s 取号，%s 叫到。".formatted(made.event().ticket(), came, at);
        String en = "%s: came at %s, called at %s. ".formatted(made.event().ticket(), came, at);
        Words why =
                here
                        ? made.ticket().ticketClass() == TicketClass.ORDINARY
                                ? spoken(made.event().reason())
                                : kind
                        : new Words("那个窗口不办您的业务", "that window does not do your business");
        return new Words(zh + why.zh() + "。", en + capital(why.en()) + ".");
    }

    /** Nothing of what the staff wrote about another. */
    private static Words spoken(Reason reason) {
        return switch (reason) {
            case MANUAL -> new Words("由工作人员安排，可到服务台询问", "chosen by the staff: ask at the desk");
            case ONLY_CANDIDATE,
                    LONGEST_WAIT,
                    PRIORITY_CREDIT,
                    APPOINTMENT_DUE,
                    TRANSFER_RETURN,
                    OWN_LINE,
                    CROSS_HELP,
                    SHORTER_SERVICE,
                    LONGER_LINE,
                    MAX_WAIT_GUARD,
                    IDLE_DIRECT,
                    HOUSE_RULE,
                    RESUMED ->
                    Kinds.of(reason);
        };
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
