package tingxu.kiosk.screen;

import tingxu.kiosk.visit.Page;

/** Which of the ways out are lit on a page. */
final class Buttons {

    private Buttons() {}

    static boolean back(Page page) {
        return switch (page.turn()) {
            case CITIZEN -> !(page instanceof Page.Shown);
            case FREE, PAPER, MACHINE, TECHNICIAN -> false;
        };
    }

    static boolean help(Page page) {
        return switch (page.turn()) {
            case FREE, CITIZEN, PAPER -> !(page instanceof Page.Helping);
            case MACHINE, TECHNICIAN -> false;
        };
    }

    static boolean home(Page page) {
        return page instanceof Page.Shown || back(page);
    }
}
