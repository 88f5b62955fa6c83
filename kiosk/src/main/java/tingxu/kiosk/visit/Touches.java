package tingxu.kiosk.visit;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;

/** What presses do. */
final class Touches {

    /** Longer than any name of an item; a search field holds no more. */
    static final int QUERY_LETTERS = 40;

    private Touches() {}

    static Step on(Visit visit, Input.Touch touch, Moment moment) {
        return switch (touch) {
            case Input.Touch.Take _ -> take(visit, moment);
            case Input.Touch.CheckIn _ -> open(visit, new Page.CheckingIn(null), moment);
            case Input.Touch.OpenGuide _ -> open(visit, new Page.Browsing(null, null), moment);
            case Input.Touch.OpenMyTicket _ -> open(visit, new Page.Enquiring(null), moment);
            case Input.Touch.PickLine pick -> line(visit, pick.line(), moment);
            case Input.Touch.PickItem pick -> item(visit, pick.item(), pick.line(), moment);
            case Input.Touch.Search search -> Typing.put(visit, search.text(), moment);
            case Input.Touch.Key key -> Typing.add(visit, key.letter(), moment);
            case Input.Touch.Erase _ -> Typing.erase(visit, moment);
            case Input.Touch.Without _ -> without(visit, moment);
            case Input.Touch.WithCard _ -> withCard(visit, moment);
            case Input.Touch.AskPriority _ -> askPriority(visit, moment);
            case Input.Touch.Entitled entitled -> entitled(visit, entitled.yes(), moment);
            case Input.Touch.PaperCame came -> paperCame(visit, came.yes(), moment);
            case Input.Touch.Noted _ -> noted(visit, moment);
            case Input.Touch.GiveUp _ -> giveUp(visit, moment);
            case Input.Touch.Again _ -> again(visit, moment);
            case Input.Touch.Taken _ -> taken(visit, moment);
            case Input.Touch.PrintSheet _ -> printSheet(visit, moment);
            case Input.Touch.PrintCopy _ -> printCopy(visit, moment);
            case Input.Touch.TakeForItem _ -> takeForItem(visit, moment);
            case Input.Touch.Back _ -> Ways.back(visit, moment);
            case Input.Touch.Home _ -> Ways.home(visit, moment);
            case Input.Touch.Stay _ -> stay(visit, moment);
            case Input.Touch.Help _ -> Ways.help(visit, moment);
            case Input.Touch.Speak speak ->
                    manner(visit, in(visit.manner(), speak.language()), moment);
            case Input.Touch.Enlarge enlarge ->
                    manner(visit, enlarged(visit.manner(), enlarge.on()), moment);
            case Input.Touch.Contrast contrast ->
                    manner(visit, contrasted(visit.manner(), contrast.on()), moment);
        };
    }

    static Step ask(Visit visit, Want want, Moment moment) {
        return visit.turn(
                moment,
                new Page.Waiting(want, moment.fresh()),
                new Effect.AskNumber(moment.fresh(), want));
    }

    /** Also by one who came to check in, and cannot. */
    private static Step take(Visit visit, Moment moment) {
        return visit.page() instanceof Page.CheckingIn
                ? visit.turn(moment, new Page.Choosing(null, null))
                : open(visit, new Page.Choosing(null, null), moment);
    }

    private static Step open(Visit visit, Page page, Moment moment) {
        return visit.page() instanceof Page.Idle ? visit.turn(moment, page) : visit.ignored();
    }

    private static Step line(Visit visit, LineId line, Moment moment) {
        return switch (visit.page()) {
            case Page.Choosing choosing ->
                    visit.turn(moment, new Page.How(Want.of(line, null, choosing.holder()), null));
            case Page.Browsing _ -> visit.turn(moment, new Page.Browsing(line, null));
            case Page _ -> visit.ignored();
        };
    }

    private static Step item(Visit visit, ItemId item, LineId line, Moment moment) {
        return switch (visit.page()) {
            case Page.Choosing choosing ->
                    visit.turn(moment, new Page.How(Want.of(line, item, choosing.holder()), null));
            case Page.Browsing from ->
                    visit.turn(
                            moment, new Page.Reading(item, line, from, new Page.Sheet.NotAsked()));
            case Page _ -> visit.ignored();
        };
    }

    private static Step without(Visit visit, Moment moment) {
        if (!(visit.page() instanceof Page.How how)) return visit.ignored();
        Want want = how.want();
        return ask(visit, want.heldBy(null), moment);
    }

    private static Step withCard(Visit visit, Moment moment) {
        return visit.page() instanceof Page.How how && how.want().holder() != null
                ? ask(visit, how.want(), moment)
                : visit.ignored();
    }

    private static Step askPriority(Visit visit, Moment moment) {
        return visit.page() instanceof Page.How how
                ? visit.turn(moment, new Page.Claiming(how.want()))
                : visit.ignored();
    }

    private static Step entitled(Visit visit, boolean yes, Moment moment) {
        if (!(visit.page() instanceof Page.Claiming claiming)) return visit.ignored();
        TicketClass as = yes ? TicketClass.PRIORITY : TicketClass.ORDINARY;
        return visit.turn(moment, new Page.How(claiming.want().as(as), null));
    }

    private static Step paperCame(Visit visit, boolean yes, Moment moment) {
        if (!(visit.page() instanceof Page.AskingPaper asking)) return visit.ignored();
        if (!yes)
            return visit.turn(
                    moment,
                    new Page.Printing(asking.ticket(), moment.fresh(), true),
                    new Effect.PrintTicket(moment.fresh(), asking.ticket(), true));
        return visit.turn(
                moment,
                new Page.Shown(asking.ticket(), true),
                new Effect.Settle(asking.ticket(), PaperOutcome.CONFIRMED));
    }

    private static Step noted(Visit visit, Moment moment) {
        return visit.page() instanceof Page.NoPaper none
                ? visit.leave(moment, new Page.Shown(none.ticket(), false))
                : visit.ignored();
    }

    private static Step giveUp(Visit visit, Moment moment) {
        return visit.page() instanceof Page.NoPaper none
                ? visit.turn(
                        moment,
                        new Page.Idle(),
                        new Effect.Settle(none.ticket(), PaperOutcome.NEVER))
                : visit.ignored();
    }

    private static Step again(Visit visit, Moment moment) {
        return switch (visit.page()) {
            case Page.NoPaper none ->
                    visit.turn(
                            moment,
                            new Page.Printing(none.ticket(), moment.fresh(), true),
                            new Effect.PrintTicket(moment.fresh(), none.ticket(), true));
            // A request that may still be under way is waited for, not made twice.
            case Page.NoAnswer none when none.asked() ->
                    visit.turn(moment, new Page.Waiting(none.want(), none.request()));
            case Page.NoAnswer none -> ask(visit, none.want(), moment);
            case Page _ -> visit.ignored();
        };
    }

    private static Step taken(Visit visit, Moment moment) {
        return visit.page() instanceof Page.Shown
                ? new Step(Visit.idle(moment.habits(), moment.now()), java.util.List.of(), true)
                : visit.ignored();
    }

    private static Step printSheet(Visit visit, Moment moment) {
        if (!(visit.page() instanceof Page.Reading reading)
                || reading.sheet() instanceof Page.Sheet.Coming) return visit.ignored();
        Page next =
                new Page.Reading(
                        reading.item(),
                        reading.line(),
                        reading.from(),
                        new Page.Sheet.Coming(moment.fresh()));
        return visit.turn(moment, next, new Effect.PrintMaterials(moment.fresh(), reading.item()));
    }

    private static Step printCopy(Visit visit, Moment moment) {
        return visit.page() instanceof Page.Shown shown && shown.mayCopy()
                ? visit.turn(
                        moment,
                        shown.with(new Page.Sheet.Coming(moment.fresh())),
                        new Effect.PrintCopy(moment.fresh(), shown.ticket()))
                : visit.ignored();
    }

    private static Step takeForItem(Visit visit, Moment moment) {
        return visit.page() instanceof Page.Reading reading
                ? visit.turn(
                        moment, new Page.How(Want.of(reading.line(), reading.item(), null), null))
                : visit.ignored();
    }

    private static Step manner(Visit visit, Manner manner, Moment moment) {
        Visit changed = new Visit(visit.page(), manner, visit.touched());
        // A wait for the hall or the printer is not made longer by looking at it differently.
        return visit.page() instanceof Page.Idle || Patience.warns(visit.page())
                ? changed.turn(moment, visit.page())
                : changed.unchangedBut();
    }

    private static Step stay(Visit visit, Moment moment) {
        return Patience.warns(visit.page()) ? visit.turn(moment, visit.page()) : visit.ignored();
    }

    private static Manner in(Manner manner, String language) {
        return new Manner(language, manner.elder(), manner.contrast());
    }

    private static Manner enlarged(Manner manner, boolean on) {
        return new Manner(manner.language(), on, manner.contrast());
    }

    private static Manner contrasted(Manner manner, boolean on) {
        return new Manner(manner.language(), manner.elder(), on);
    }
}
