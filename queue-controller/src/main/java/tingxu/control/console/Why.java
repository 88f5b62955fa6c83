package tingxu.control.console;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Why a ticket was called when it was, in words for a citizen who asks at the desk.
 *
 * @param waiting people who waited for that window then
 * @param candidates the best that were weighed, the one called first
 */
public record Why(
        String ticket,
        int window,
        Instant at,
        Reason reason,
        Words words,
        int waiting,
        List<Weighed> candidates) {

    /**
     * One who was weighed.
     *
     * @param headStartMinutes for the class, such as the green channel's
     * @param ownBusinessMinutes for a window's own line
     */
    public record Weighed(
            String ticket,
            long waitedMinutes,
            long headStartMinutes,
            long ownBusinessMinutes,
            long index,
            Words words) {}

    static Why of(String text, Sources sources) {
        TicketNumber number = Asked.ticket("ticket", text);
        return sources.view()
                .callOf(number)
                .map(Why::of)
                .orElseThrow(() -> notCalled(number, sources).found());
    }

    private static Problem notCalled(TicketNumber number, Sources sources) {
        Whereabouts where = sources.loop().state().whereabouts(number);
        return where instanceof Whereabouts.Unknown
                ? Sentences.noSuchTicket(number)
                : Problem.unknown(
                        "ticket",
                        number + " 还没有叫过，或叫号已久，详见日志",
                        number + " has not been called yet, or long ago: see the journal");
    }

    private static Why of(TicketCalled called) {
        return new Why(
                called.ticket().toString(),
                called.window().number(),
                called.at(),
                called.reason(),
                sentence(called),
                called.waiting(),
                called.candidates().stream().map(Why::weighed).toList());
    }

    private static Words sentence(TicketCalled called) {
        Words reason = words(called.reason());
        String zh = called.ticket() + " 被叫到 " + called.window().number() + " 号窗口：" + reason.zh();
        String en =
                "%s was called to window %d: %s"
                        .formatted(called.ticket(), called.window().number(), reason.en());
        return called.note().isEmpty()
                ? new Words(zh + "。", en + ".")
                : new Words(zh + "（" + called.note() + "）。", en + " (" + called.note() + ").");
    }

    static Words words(Reason reason) {
        String key = "why." + reason.name().toLowerCase(Locale.ROOT);
        return new Words(Texts.ZH.say(key), Texts.EN.say(key));
    }

    private static Weighed weighed(Candidate one) {
        long waited = minutes(one.waitedSeconds());
        long start = minutes(one.creditSeconds());
        long own = minutes(one.bonusSeconds());
        return new Weighed(
                one.ticket().toString(),
                waited,
                start,
                own,
                one.index(),
                new Words(
                        Texts.ZH.say("why.weighed", one.ticket(), waited)
                                + (start > 0 ? Texts.ZH.say("why.headstart", start) : "")
                                + (own > 0 ? Texts.ZH.say("why.own", own) : ""),
                        Texts.EN.say("why.weighed", one.ticket(), waited)
                                + (start > 0 ? Texts.EN.say("why.headstart", start) : "")
                                + (own > 0 ? Texts.EN.say("why.own", own) : "")));
    }

    private static long minutes(long seconds) {
        return Math.floorDiv(seconds, 60L);
    }
}
