package tingxu.control.sim;

import tingxu.wire.TicketClass;

import java.util.List;

/**
 * A day as it will have been: who comes when and what each needs. Times are minutes from 09:00. A
 * value: playing a day does not change it.
 *
 * @param visitors in the order of their arrival; each one's id is its place in the list
 */
public record Day(int number, List<Window> windows, List<Visitor> visitors) {

    /** The own business of a comprehensive window, and the transfer of who is not sent on. */
    public static final int NONE = -1;

    public Day {
        windows = List.copyOf(windows);
        visitors = List.copyOf(visitors);
    }

    /**
     * A window and its clerk.
     *
     * @param open false when nobody came to work there
     * @param primary the own category, or {@link #NONE}
     * @param speed by which services here last longer, around 1
     * @param breaks in the order they fall due
     */
    public record Window(
            int id,
            boolean open,
            int primary,
            List<Integer> skills,
            double speed,
            List<Break> breaks) {
        public Window {
            skills = List.copyOf(skills);
            breaks = List.copyOf(breaks);
        }
    }

    /** Taken when it is due and the window next becomes free. */
    public record Break(double due, double length) {}

    /**
     * A citizen. What stands behind {@code clock} is the hidden truth of the day: it decides how
     * long things take, and no policy sees it.
     *
     * @param clock the arrival, or the booked time when that is later
     * @param work what the service takes at a window of speed 1
     * @param transferTo the category of the second leg, or {@link #NONE}
     */
    public record Visitor(
            int id,
            double arrival,
            double clock,
            int category,
            TicketClass ticketClass,
            double work,
            boolean noShow,
            int transferTo,
            double transferWork) {

        public boolean sentOn() {
            return transferTo != NONE && !noShow;
        }
    }
}
