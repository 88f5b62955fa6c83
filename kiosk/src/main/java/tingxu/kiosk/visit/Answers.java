package tingxu.kiosk.visit;

import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;

/** What the hall's answers do. */
final class Answers {

    private Answers() {}

    static Step on(Visit visit, Input.Heard heard, Moment moment) {
        return switch (heard) {
            case Input.Heard.Granted granted -> granted(visit, granted.ticket(), moment);
            case Input.Heard.Refused refused ->
                    awaits(visit.page(), refused.request())
                            ? visit.leave(
                                    moment, new Page.Trouble(Page.Cause.REFUSED, refused.why()))
                            : visit.ignored();
            case Input.Heard.Away _ -> away(visit, moment);
            case Input.Heard.Located located ->
                    looksFor(visit.page(), located.found().ticket())
                            ? visit.turn(moment, new Page.Found(located.found()))
                            : visit.ignored();
            case Input.Heard.NotKnown unknown ->
                    looksFor(visit.page(), unknown.ticket())
                            ? visit.turn(
                                    moment,
                                    new Page.Trouble(Page.Cause.TICKET_UNKNOWN, unknown.why()))
                            : visit.ignored();
        };
    }

    /** A number for a citizen who has gone is given back: it was on no paper and no screen. */
    private static Step granted(Visit visit, TicketGranted ticket, Moment moment) {
        if (!awaits(visit.page(), ticket.request()))
            return visit.unchangedBut(new Effect.Settle(ticket, PaperOutcome.NEVER));
        return visit.leave(
                moment,
                new Page.Printing(ticket, moment.fresh(), false),
                new Effect.PrintTicket(moment.fresh(), ticket, false));
    }

    private static Step away(Visit visit, Moment moment) {
        if (visit.page() instanceof Page.Waiting waiting)
            return visit.turn(moment, new Page.NoAnswer(waiting.want(), null));
        if (visit.page() instanceof Page.Finding)
            return visit.turn(moment, new Page.Trouble(Page.Cause.ENQUIRY_UNANSWERED, null));
        return visit.ignored();
    }

    private static boolean awaits(Page page, MessageId request) {
        if (page instanceof Page.Waiting waiting) return waiting.request().equals(request);
        if (page instanceof Page.NoAnswer none) return request.equals(none.request());
        return page instanceof Page.Helping helping && awaits(helping.below(), request);
    }

    private static boolean looksFor(Page page, tingxu.wire.TicketId ticket) {
        return page instanceof Page.Finding finding && finding.ticket().equals(ticket);
    }
}
