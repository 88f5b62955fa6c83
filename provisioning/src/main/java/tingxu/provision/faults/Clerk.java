package tingxu.provision.faults;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.CallKey;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A clerk at a window, with a call pad, a browser, and another browser that was left open. */
final class Clerk {

    private final World world;
    private final HallBox hall;
    private final BridgeBox bridge;
    private final WindowId window;
    private final Chance chance;
    private final List<Browser> browsers;
    private final Predicate<TicketNumber> comes;

    /**
     * @param comes whether somebody stands up when that number is called
     */
    Clerk(
            World world,
            HallBox hall,
            BridgeBox bridge,
            WindowId window,
            Predicate<TicketNumber> comes) {
        this.world = world;
        this.hall = hall;
        this.bridge = bridge;
        this.window = window;
        this.chance = world.chance("clerk " + window.number());
        this.browsers = List.of(browser("a"), browser("b"));
        this.comes = comes;
    }

    private Browser browser(String which) {
        String name = name(window) + which;
        return new Browser(world, hall, name(window), name, new HallBox.Seat(window, name));
    }

    /** As whoever works there is known in the hall. */
    static String name(WindowId window) {
        return "window-" + window.number();
    }

    /** Does what there is to do, as the page shows it. */
    void act() {
        HallState state = hall.state();
        if (!state.dayOpen()) return;
        if (world.strikes(Fault.SECOND_BROWSER, 20, name(window))) browsers.get(1).open();
        Browser browser = browsers.get(!world.isCalm() && chance.oneIn(6) ? 1 : 0);
        if (browser.busy()) return;
        // Who was turned out opens the page again, and turns out the other.
        if (browser.turnedOut() && (world.isCalm() || chance.oneIn(2))) {
            browser.open();
            return;
        }
        switch (state.window(window).activity()) {
            case Activity.Closed _ ->
                    browser.ask(new Command.OpenWindow(window, Plan.skills(window)));
            case Activity.Paused _ -> browser.ask(new Command.Unpause(window));
            case Activity.Free free -> free(state, free, browser);
            case Activity.Calling calling -> calling(calling, browser);
            case Activity.Serving _ -> serving(browser);
        }
    }

    private void free(HallState state, Activity.Free free, Browser browser) {
        if (world.isCalm()) {
            calmly(state, browser);
            return;
        }
        int die = chance.below(20);
        if (die == 0) browser.ask(new Command.Pause(window, "开会"));
        else if (die == 1 && free.undo() != null) undo(free.undo(), browser);
        else if (die == 2) resume(state, browser);
        else if (die == 3) callBack(state, browser);
        else next(browser);
    }

    private void next(Browser browser) {
        if (chance.oneIn(4)) bridge.key(window, CallKey.NEXT);
        else browser.ask(new Command.CallNext(window));
        // The other browser has been open all the while.
        if (!world.isCalm() && chance.oneIn(8) && !browsers.get(1).busy())
            browsers.get(1).ask(new Command.CallNext(window));
    }

    private void undo(Activity before, Browser browser) {
        if (before instanceof Activity.Serving(var ticket, _))
            browser.ask(new Command.Undo(window, ticket.number()));
        if (before instanceof Activity.Calling(var ticket, _, _, _))
            browser.ask(new Command.Undo(window, ticket.number()));
    }

    /** The day closes with nobody left. */
    private void calmly(HallState state, Browser browser) {
        Window mine = state.window(window);
        boolean waits = false;
        for (LineId line : Plan.LINES) waits |= mine.serves(line) && state.waitingCount(line) > 0;
        if (waits) browser.ask(new Command.CallNext(window));
        else resume(state, browser);
    }

    private void resume(HallState state, Browser browser) {
        List<TicketNumber> held = new ArrayList<>();
        for (Standing standing : state.standings().values())
            if (standing.where() instanceof Whereabouts.Held
                    && state.window(window).serves(standing.ticket().line()))
                held.add(standing.ticket().number());
        if (!held.isEmpty()) browser.ask(new Command.Resume(window, chance.one(held)));
    }

    /** One who missed the call is back, or one stands here with a paper. */
    private void callBack(HallState state, Browser browser) {
        List<TicketNumber> some = new ArrayList<>();
        for (Standing standing : state.standings().values())
            if (standing.waiting() || standing.where() instanceof Whereabouts.Lapsed)
                some.add(standing.ticket().number());
        if (!some.isEmpty())
            browser.ask(new Command.CallManually(window, chance.one(some), "来到窗口"));
    }

    private void calling(Activity.Calling calling, Browser browser) {
        boolean here = comes.test(calling.ticket().number()) && !chance.oneIn(8);
        int die = chance.below(10);
        if (here && die < 7) {
            if (chance.oneIn(4)) bridge.key(window, CallKey.START);
            else browser.ask(new Command.StartService(window));
        } else if (die < 8) browser.ask(new Command.Recall(window));
        else browser.ask(new Command.MarkNoShow(window));
    }

    private void serving(Browser browser) {
        int die = chance.below(world.isCalm() ? 12 : 16);
        // The browser that was left open shows a service that has long been finished.
        if (!world.isCalm() && chance.oneIn(6) && !browsers.get(1).busy())
            world.in(
                    chance.between(500, 6_000),
                    () -> browsers.get(1).ask(new Command.FinishService(window)));
        if (die < 10) browser.ask(new Command.FinishService(window));
        else if (die < 12) bridge.key(window, CallKey.FINISH);
        else if (die < 14)
            browser.ask(new Command.Transfer(window, chance.one(Plan.LINES), "还要办另一项"));
        else if (die == 14) browser.ask(new Command.Hold(window, "去复印"));
    }
}
