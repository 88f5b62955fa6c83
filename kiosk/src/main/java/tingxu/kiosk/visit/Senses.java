package tingxu.kiosk.visit;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.TicketId;
import tingxu.wire.Words;

/** What cards and codes do. */
final class Senses {

    private Senses() {}

    static Step on(Visit visit, Input.Sensed sensed, Moment moment) {
        return switch (sensed) {
            case Input.Sensed.CardRead card -> person(visit, card.holder(), moment);
            case Input.Sensed.PersonScanned code -> person(visit, code.holder(), moment);
            case Input.Sensed.CardFailed failed -> cardFailed(visit, failed.why(), moment);
            case Input.Sensed.ScanRefused refused -> scanRefused(visit, refused, moment);
            case Input.Sensed.TicketScanned scanned -> ticket(visit, scanned.ticket(), moment);
            case Input.Sensed.ItemScanned scanned ->
                    item(visit, scanned.item(), scanned.line(), moment);
        };
    }

    private static Step person(Visit visit, Holder holder, Moment moment) {
        return switch (visit.page()) {
            case Page.CheckingIn _ ->
                    visit.turn(
                            moment,
                            new Page.CheckingIn(null),
                            new Effect.FindBooking(holder.hmac()));
            case Page.How how -> Touches.ask(visit, how.want().heldBy(holder), moment);
            case Page.Claiming claiming ->
                    visit.turn(moment, new Page.Claiming(claiming.want().heldBy(holder)));
            case Page.Idle _ -> visit.turn(moment, new Page.Choosing(null, holder));
            case Page.Choosing choosing ->
                    visit.turn(moment, new Page.Choosing(choosing.query(), holder));
            case Page _ -> visit.ignored();
        };
    }

    private static Step cardFailed(Visit visit, Words why, Moment moment) {
        return switch (visit.page()) {
            case Page.How how -> visit.turn(moment, new Page.How(how.want(), why));
            case Page.CheckingIn _ -> visit.turn(moment, new Page.CheckingIn(why));
            case Page _ -> visit.ignored();
        };
    }

    private static Step scanRefused(Visit visit, Input.Sensed.ScanRefused refused, Moment moment) {
        Words why = refused.why();
        String mark = refused.mark();
        return switch (visit.page()) {
            case Page.CheckingIn _ when mark != null ->
                    visit.turn(moment, visit.page(), new Effect.FindBooking(mark));
            case Page.CheckingIn _ -> visit.turn(moment, new Page.CheckingIn(why));
            case Page.How how -> visit.turn(moment, new Page.How(how.want(), why));
            case Page.Enquiring _, Page.Idle _ -> visit.turn(moment, new Page.Enquiring(why));
            case Page _ -> visit.ignored();
        };
    }

    private static Step ticket(Visit visit, TicketId ticket, Moment moment) {
        return switch (visit.page()) {
            case Page.Idle _,
                    Page.Choosing _,
                    Page.How _,
                    Page.Browsing _,
                    Page.Reading _,
                    Page.Enquiring _,
                    Page.Found _,
                    Page.Trouble _ ->
                    visit.turn(moment, new Page.Finding(ticket), new Effect.AskWhere(ticket));
            case Page _ -> visit.ignored();
        };
    }

    private static Step item(Visit visit, ItemId item, LineId line, Moment moment) {
        return switch (visit.page()) {
            case Page.Choosing choosing ->
                    visit.turn(moment, new Page.How(Want.of(line, item, choosing.holder()), null));
            case Page.Idle _, Page.Browsing _, Page.Enquiring _, Page.How _ ->
                    visit.turn(
                            moment,
                            new Page.Reading(
                                    item,
                                    line,
                                    new Page.Browsing(null, null),
                                    new Page.Sheet.NotAsked()));
            case Page _ -> visit.ignored();
        };
    }
}
