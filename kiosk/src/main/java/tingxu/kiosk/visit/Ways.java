package tingxu.kiosk.visit;

/** Back, home and help: in the same place on every page. */
final class Ways {

    private Ways() {}

    static Step back(Visit visit, Moment moment) {
        return switch (visit.page()) {
            case Page.Choosing choosing when choosing.query() != null ->
                    visit.turn(moment, new Page.Choosing(null, choosing.holder()));
            case Page.Browsing browsing when browsing.query() != null ->
                    visit.turn(moment, new Page.Browsing(browsing.line(), null));
            case Page.Browsing browsing when browsing.line() != null ->
                    visit.turn(moment, new Page.Browsing(null, null));
            case Page.How how -> visit.turn(moment, new Page.Choosing(null, how.want().holder()));
            case Page.Claiming claiming -> visit.turn(moment, new Page.How(claiming.want(), null));
            case Page.Reading reading -> visit.turn(moment, reading.from());
            case Page.Found _, Page.Trouble _, Page.Choosing _, Page.Browsing _, Page.Enquiring _ ->
                    visit.turn(moment, new Page.Idle());
            case Page.NoAnswer none -> visit.turn(moment, new Page.How(none.want(), null));
            case Page.Helping helping ->
                    visit.turn(moment, helping.below(), new Effect.CallHelp(false));
            case Page.Idle _,
                    Page.Waiting _,
                    Page.Printing _,
                    Page.AskingPaper _,
                    Page.NoPaper _,
                    Page.Shown _,
                    Page.Finding _ ->
                    visit.ignored();
        };
    }

    /** Not while a number or a paper is under way: that takes seconds, and must not be lost. */
    static Step home(Visit visit, Moment moment) {
        return switch (visit.page()) {
            case Page.Waiting _,
                    Page.Printing _,
                    Page.Finding _,
                    Page.AskingPaper _,
                    Page.NoPaper _ ->
                    visit.ignored();
            case Page.Idle _,
                    Page.Choosing _,
                    Page.How _,
                    Page.Claiming _,
                    Page.NoAnswer _,
                    Page.Shown _,
                    Page.Browsing _,
                    Page.Reading _,
                    Page.Enquiring _,
                    Page.Found _,
                    Page.Trouble _,
                    Page.Helping _ ->
                    visit.leave(moment, new Page.Idle());
        };
    }

    static Step help(Visit visit, Moment moment) {
        return switch (visit.page()) {
            case Page.Waiting _, Page.Printing _, Page.Finding _, Page.Helping _ -> visit.ignored();
            case Page.Idle _,
                    Page.Choosing _,
                    Page.How _,
                    Page.Claiming _,
                    Page.NoAnswer _,
                    Page.AskingPaper _,
                    Page.NoPaper _,
                    Page.Shown _,
                    Page.Browsing _,
                    Page.Reading _,
                    Page.Enquiring _,
                    Page.Found _,
                    Page.Trouble _ ->
                    visit.turn(moment, new Page.Helping(visit.page()), new Effect.CallHelp(true));
        };
    }
}
