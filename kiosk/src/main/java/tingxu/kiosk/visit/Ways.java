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
            case Page.Found _,
                    Page.Trouble _,
                    Page.Choosing _,
                    Page.CheckingIn _,
                    Page.Browsing _,
                    Page.Enquiring _ ->
                    visit.turn(moment, new Page.Idle());
            case Page.NoAnswer none when none.want().booked() != null ->
                    visit.turn(moment, new Page.CheckingIn(null));
            case Page.NoAnswer none -> visit.turn(moment, new Page.How(none.want(), null));
            case Page.Helping helping ->
                    visit.turn(moment, helping.below(), new Effect.CallHelp(false));
            case Page _ -> visit.ignored();
        };
    }

    static Step home(Visit visit, Moment moment) {
        return switch (visit.page().turn()) {
            case FREE, CITIZEN -> visit.leave(moment, new Page.Idle());
            case PAPER, MACHINE, TECHNICIAN -> visit.ignored();
        };
    }

    static Step help(Visit visit, Moment moment) {
        return switch (visit.page().turn()) {
            case MACHINE, TECHNICIAN -> visit.ignored();
            case FREE, CITIZEN, PAPER ->
                    visit.page() instanceof Page.Helping
                            ? visit.ignored()
                            : visit.turn(
                                    moment,
                                    new Page.Helping(visit.page()),
                                    new Effect.CallHelp(true));
        };
    }
}
