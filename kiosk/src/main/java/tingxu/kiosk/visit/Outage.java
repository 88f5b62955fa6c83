package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Words;

/** What a print journal that fails and comes back does. */
final class Outage {

    private static final Words NOT_PRINTED =
            new Words("自助机刚才暂停，票可能没有打出", "The kiosk had stopped: the slip may not have come out");

    private Outage() {}

    static Step on(Visit visit, Input.Journal journal, Moment moment) {
        return switch (journal) {
            case Input.Journal.Lost _ -> lost(visit, moment);
            case Input.Journal.Restored _ -> back(visit, moment);
        };
    }

    /** A number that the hall has given stays good, and stays on the screen. */
    private static Step lost(Visit visit, Moment moment) {
        return switch (visit.page()) {
            case Page.OutOfOrder _ -> visit.ignored();
            case Page.Helping helping ->
                    visit.turn(
                            moment,
                            new Page.OutOfOrder(unprinted(helping.below())),
                            new Effect.CallHelp(false));
            case Page page -> visit.turn(moment, new Page.OutOfOrder(unprinted(page)));
        };
    }

    private static Step back(Visit visit, Moment moment) {
        if (!(visit.page() instanceof Page.OutOfOrder(Issued ticket))) return visit.ignored();
        return visit.turn(
                moment, ticket == null ? new Page.Idle() : new Page.NoPaper(ticket, NOT_PRINTED));
    }

    private static @Nullable Issued unprinted(Page page) {
        return switch (page) {
            case Page.Printing printing -> printing.ticket();
            case Page.AskingPaper asking -> asking.ticket();
            case Page.NoPaper none -> none.ticket();
            case Page _ -> null;
        };
    }
}
