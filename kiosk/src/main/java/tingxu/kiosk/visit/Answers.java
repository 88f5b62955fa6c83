package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

/** What the hall's answers do. */
final class Answers {

    private Answers() {}

    static Step on(Visit visit, Input.Heard heard, Moment moment) {
        return switch (heard) {
            case Input.Heard.Granted granted -> granted(visit, granted.ticket(), moment);
            case Input.Heard.Refused refused ->
                    awaited(visit.page(), refused.request()) != null
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

    static Step on(Visit visit, Input.Own own, Moment moment) {
        return switch (own) {
            case Input.Own.Booking booking ->
                    visit.page() instanceof Page.CheckingIn
                            ? Touches.ask(visit, Want.booked(booking.booked()), moment)
                            : visit.ignored();
            case Input.Own.NoBooking none ->
                    visit.page() instanceof Page.CheckingIn
                            ? visit.turn(moment, new Page.CheckingIn(none.why()))
                            : visit.ignored();
            case Input.Own.Before before ->
                    awaited(visit.page(), before.request()) != null
                            ? again(visit, before.ticket(), moment)
                            : visit.ignored();
            case Input.Own.Given given -> issued(visit, given.ticket(), moment);
            case Input.Own.NoneLeft none ->
                    visit.page() instanceof Page.NoAnswer page
                                    && page.request().equals(none.request())
                            ? visit.turn(
                                    moment,
                                    new Page.NoAnswer(
                                            page.want(),
                                            page.request(),
                                            page.asked(),
                                            none.usedUp()))
                            : visit.ignored();
        };
    }

    private static Step issued(Visit visit, Issued ticket, Moment moment) {
        return awaited(visit.page(), ticket.request()) == null
                ? visit.unchangedBut(new Effect.Settle(ticket, PaperOutcome.NEVER))
                : print(visit, ticket, moment);
    }

    /** A number for a citizen who has gone is given back: it was on no paper and no screen. */
    private static Step granted(Visit visit, TicketGranted grant, Moment moment) {
        Want want = awaited(visit.page(), grant.request());
        if (grant.givenBefore())
            return want == null
                    ? visit.ignored()
                    : again(visit, new Issued(grant, want.item()), moment);
        // Said again before the print journal knew of it: what is given up must not be printed.
        if (want == null && holds(visit.page(), grant.request())) return visit.ignored();
        if (want == null)
            return visit.unchangedBut(
                    new Effect.Settle(new Issued(grant, null), PaperOutcome.NEVER));
        return print(visit, new Issued(grant, want.item()), moment);
    }

    /** 补打: the paper of the first check-in stays what it is, and its number good. */
    private static Step again(Visit visit, Issued ticket, Moment moment) {
        return visit.leave(
                moment,
                new Page.Shown(ticket, true, new Page.Sheet.Coming(moment.fresh())),
                new Effect.PrintCopy(moment.fresh(), ticket));
    }

    private static Step print(Visit visit, Issued ticket, Moment moment) {
        return visit.leave(
                moment,
                new Page.Printing(ticket, moment.fresh(), false),
                new Effect.PrintTicket(moment.fresh(), ticket, false));
    }

    private static Step away(Visit visit, Moment moment) {
        if (visit.page() instanceof Page.Waiting waiting)
            return visit.turn(
                    moment,
                    new Page.NoAnswer(waiting.want(), waiting.request(), false, false),
                    new Effect.IssueHere(waiting.request(), waiting.want()));
        if (visit.page() instanceof Page.Finding)
            return visit.turn(moment, new Page.Trouble(Page.Cause.ENQUIRY_UNANSWERED, null));
        return visit.ignored();
    }

    /** What was wanted under this request by the citizen who is still here; null if nobody is. */
    private static @Nullable Want awaited(Page page, MessageId request) {
        if (page instanceof Page.Waiting waiting)
            return waiting.request().equals(request) ? waiting.want() : null;
        if (page instanceof Page.NoAnswer none)
            return none.request().equals(request) ? none.want() : null;
        return page instanceof Page.Helping helping ? awaited(helping.below(), request) : null;
    }

    /** Whether this is the number that the citizen at the screen has been given. */
    private static boolean holds(Page page, MessageId request) {
        return switch (page) {
            case Page.Printing(var ticket, _, _) -> ticket.request().equals(request);
            case Page.AskingPaper(var ticket, _, _) -> ticket.request().equals(request);
            case Page.NoPaper(var ticket, _) -> ticket.request().equals(request);
            case Page.Shown(var ticket, _, _) -> ticket.request().equals(request);
            case Page.OutOfOrder(var ticket) -> ticket != null && ticket.request().equals(request);
            case Page.Helping(var below) -> holds(below, request);
            case Page _ -> false;
        };
    }

    private static boolean looksFor(Page page, TicketId ticket) {
        return page instanceof Page.Finding finding && finding.ticket().equals(ticket);
    }
}
