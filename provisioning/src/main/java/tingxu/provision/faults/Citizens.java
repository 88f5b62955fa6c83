package tingxu.provision.faults;

import tingxu.kiosk.station.View;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Input.Touch;
import tingxu.kiosk.visit.Issued;
import tingxu.kiosk.visit.Page;
import tingxu.provision.history.Fact;
import tingxu.wire.TicketId;

import java.util.List;

/** People at one kiosk, one after another: they press twice, lose patience, and go. */
final class Citizens {

    private static final int PRESSES_MOST = 40;

    private final World world;
    private final KioskBox kiosk;
    private final Chance chance;
    private int come;
    private boolean here;
    private boolean began;
    private int presses;

    Citizens(World world, KioskBox kiosk) {
        this.world = world;
        this.kiosk = kiosk;
        this.chance = world.chance("citizens " + kiosk.name);
    }

    /** Somebody wants a ticket, unless somebody is there already. */
    void come() {
        if (here) return;
        here = true;
        began = false;
        presses = 0;
        kiosk.stands(kiosk.name + "-" + ++come);
        soon(600, 3_000);
    }

    boolean here() {
        return here;
    }

    private void go() {
        here = false;
        kiosk.stands("");
    }

    private void soon(long least, long most) {
        world.in(chance.between(least, most), this::act);
    }

    private void act() {
        if (!here) return;
        View view = kiosk.view();
        if (++presses > PRESSES_MOST || chance.oneIn(60)) {
            go(); // and leaves the kiosk as it is
            return;
        }
        if (view == null) {
            if (chance.oneIn(4)) go();
            else soon(2_000, 9_000);
            return;
        }
        on(view.visit().page(), view.books());
        began = true;
    }

    /**
     * @param books whether the page offers to check in
     */
    private void on(Page page, boolean books) {
        switch (page) {
            case Page.Idle _ -> {
                if (began) go();
                else press(checksIn(books) ? new Touch.CheckIn() : new Touch.Take());
            }
            case Page.Choosing _ -> press(new Touch.PickLine(chance.one(Plan.LINES)));
            case Page.How _ -> {
                press(chance.oneIn(12) ? new Touch.AskPriority() : new Touch.Without());
            }
            case Page.Claiming _ -> press(new Touch.Entitled(chance.oneIn(2)));
            case Page.Waiting _, Page.Printing _, Page.Finding _ -> soon(300, 2_500);
            case Page.NoAnswer _ -> {
                if (chance.oneIn(3)) leave(new Touch.Home());
                else if (chance.oneIn(4)) press(new Touch.Back());
                else press(new Touch.Again());
            }
            case Page.AskingPaper asking -> asked(asking.ticket());
            case Page.NoPaper none -> {
                if (chance.oneIn(4)) deny(none.ticket(), new Touch.GiveUp());
                else if (chance.oneIn(2)) press(new Touch.Again());
                else press(new Touch.Noted());
            }
            case Page.Shown shown -> {
                if (chance.oneIn(8) && shown.mayCopy()) press(new Touch.PrintCopy());
                else press(new Touch.Taken());
            }
            case Page.Helping _ -> press(new Touch.Back());
            case Page.OutOfOrder _ -> go();
            case Page.CheckingIn checkingIn -> {
                if (checkingIn.notice() == null) scan();
                else press(new Touch.Take());
            }
            case Page.Browsing _, Page.Reading _, Page.Enquiring _, Page.Found _, Page.Trouble _ ->
                    leave(new Touch.Home());
        }
    }

    private boolean checksIn(boolean offered) {
        return offered && world.strikes(Fault.CHECK_IN, 8, kiosk.name);
    }

    /** 预约签到: somebody may have done so before, here or elsewhere. */
    private void scan() {
        kiosk.scan(chance.one(Appointments.CODES));
        soon(400, 3_500);
    }

    /** 票出来了吗? Most say what is so. */
    private void asked(Issued ticket) {
        TicketId id = ticket.grant().ticket();
        boolean out = kiosk.printer().papers().contains(id);
        boolean says = out ? !chance.oneIn(10) : chance.oneIn(40);
        if (says && !out) {
            // Whoever says so without a paper is taken at the word: the number is on the screen.
            press(new Touch.PaperCame(true));
            world.note(new Fact.Denied(world.now(), kiosk.name, id));
        } else if (says) press(new Touch.PaperCame(true));
        else deny(ticket, new Touch.PaperCame(false));
    }

    private void deny(Issued ticket, Touch touch) {
        world.note(new Fact.Denied(world.now(), kiosk.name, ticket.grant().ticket()));
        press(touch);
    }

    private void leave(Touch touch) {
        kiosk.touch(touch, _ -> {});
        go();
    }

    private void press(Touch touch) {
        List<Input.Touch> all = chance.oneIn(5) ? List.of(touch, touch) : List.of(touch);
        for (Input.Touch each : all) kiosk.touch(each, _ -> {});
        soon(400, 3_500);
    }
}
