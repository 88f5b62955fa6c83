package tingxu.provision.history;

import tingxu.control.hall.Event;

import java.util.List;

/**
 * Reads a history and names the promises that it breaks, I1 to I14 but for I10. It keeps books of
 * its own and asks no rule of the hall: a rule that is wrong must not judge itself.
 */
public final class Checker {

    private final Breaches breaches = new Breaches();
    private final List<Watch> watches =
            List.of(
                    new Numbers(),
                    new Journeys(),
                    new Presses(),
                    new Papers(),
                    new Ratings(),
                    new Boards(),
                    new Speakers(),
                    new Seats(),
                    new Rest());

    public static List<Breach> check(Iterable<Fact> history) {
        Checker checker = new Checker();
        history.forEach(checker::see);
        return checker.end();
    }

    public void see(Fact fact) {
        breaches.at(fact.at());
        for (Watch watch : watches) {
            watch.see(fact, breaches);
            if (!(fact instanceof Fact.Committed row)) continue;
            for (Event event : row.events()) watch.see(event, row, breaches);
            watch.after(row, breaches);
        }
    }

    /** After the last fact. */
    public List<Breach> end() {
        for (Watch watch : watches) watch.end(breaches);
        return breaches.found();
    }
}
