package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How long each page stays when nobody does anything. */
public final class Patience {

    /** Every end is announced this long before it comes. */
    public static final Duration WARNING = Duration.ofSeconds(20);

    private static final Duration TICKET_SHOWN = Duration.ofSeconds(15);
    private static final Duration PRINTER = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(45);
    private static final Duration USUAL = Duration.ofSeconds(75);
    private static final Duration READING = Duration.ofSeconds(150);

    private Patience() {}

    /** Null: for ever. */
    static @Nullable Duration of(Page page, Manner manner, Habits habits) {
        return switch (page) {
            case Page.Idle _ -> manner.equals(habits.usual()) ? null : SHORT;
            case Page.OutOfOrder _ -> null;
            case Page.Choosing _, Page.CheckingIn _, Page.How _, Page.Claiming _, Page.Browsing _ ->
                    USUAL;
            case Page.Waiting _, Page.Finding _ -> habits.hallAnswers();
            case Page.Printing _ -> PRINTER;
            case Page.Shown _ -> TICKET_SHOWN;
            case Page.Reading _ -> READING;
            case Page.AskingPaper _, Page.NoPaper _, Page.NoAnswer _, Page.Helping _ -> USUAL;
            case Page.Enquiring _, Page.Found _, Page.Trouble _ -> SHORT;
        };
    }

    /** Whether the citizen is the one who is waited for, and so is to be warned. */
    static boolean warns(Page page) {
        return switch (page.turn()) {
            case CITIZEN, PAPER -> true;
            case FREE, MACHINE, TECHNICIAN -> false;
        };
    }
}
