package tingxu.provision.ordeal.device;

import tingxu.provision.outpost.Visitors;
import tingxu.provision.scene.House;
import tingxu.wire.TicketId;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who presses at a kiosk whose devices suffer.
 *
 * @param wrong hears what must not be
 */
record Citizens(House house, List<String> wrong) {

    private static final Duration IN_THE_TRAY = Duration.ofSeconds(5);

    /** A line is opened again within three seconds, and a citizen takes some, too. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    /**
     * One citizen, who must have just one number on the screen.
     *
     * @param page that must have been shown, too; any where it is empty
     * @return the number
     */
    Set<TicketId> come(String when, String page) throws IOException, InterruptedException {
        Visitors visitors = house.visitors();
        Set<TicketId> before = visitors.numbers();
        visitors.come();
        Set<TicketId> fresh = new HashSet<>(visitors.numbers());
        fresh.removeAll(before);
        if (fresh.size() != 1) wrong.add(when + ": numbers on the screen: " + fresh);
        if (!page.isEmpty() && !visitors.pages().contains(page))
            wrong.add("%s: the screen shows %s and not %s".formatted(when, visitors.pages(), page));
        return fresh;
    }

    /**
     * They come until one has a paper.
     *
     * @return how long that took
     */
    long untilServed(String when) throws IOException, InterruptedException {
        house.untilWhole();
        return House.until(
                "a citizen has a paper " + when, AGAIN, () -> hasPaper(come(when, "shown")));
    }

    /** A screen that says nothing of trouble with paper has one coming. */
    private boolean hasPaper(Set<TicketId> fresh) throws IOException, InterruptedException {
        if (house.visitors().pages().contains("no-paper")) return false;
        House.until(
                "what the screen calls printed lies in the tray: " + fresh,
                IN_THE_TRAY,
                () -> house.visitors().papers().containsAll(fresh));
        return true;
    }
}
