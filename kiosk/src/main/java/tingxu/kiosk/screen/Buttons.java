package tingxu.kiosk.screen;

import tingxu.kiosk.visit.Page;

/** Which of the two ways out are lit on a page. */
final class Buttons {

    private Buttons() {}

    static boolean back(Page page) {
        return switch (page) {
            case Page.Choosing _,
                    Page.How _,
                    Page.Claiming _,
                    Page.NoAnswer _,
                    Page.Browsing _,
                    Page.Reading _,
                    Page.Enquiring _,
                    Page.Found _,
                    Page.Trouble _,
                    Page.Helping _ ->
                    true;
            case Page.Idle _,
                    Page.Waiting _,
                    Page.Printing _,
                    Page.AskingPaper _,
                    Page.NoPaper _,
                    Page.Shown _,
                    Page.Finding _ ->
                    false;
        };
    }

    static boolean home(Page page) {
        return page instanceof Page.Shown || back(page);
    }
}
