package tingxu.control.sim;

import tingxu.control.sim.Day.Visitor;
import tingxu.wire.TicketClass;

import java.util.List;

/**
 * Who was called when and where in the course of a day.
 *
 * @param calls in the order they were made
 */
public record Schedule(List<Call> calls) {

    public Schedule {
        calls = List.copyOf(calls);
    }

    /**
     * A call to a window.
     *
     * @param place of the visitor in the day's list
     * @param leg 0 at first, 1 where another window has sent the citizen on
     * @param window as the day numbers it
     * @param nanos from 09:00
     * @param since when this wait began: the visitor's clock, or the end of the first leg
     */
    public record Call(int place, Visitor visitor, int leg, int window, long nanos, long since) {

        public int category() {
            return leg == 0 ? visitor.category() : visitor.transferTo();
        }

        public TicketClass ticketClass() {
            return leg == 0 ? visitor.ticketClass() : TicketClass.TRANSFER;
        }

        /** Whether the wait counts: nobody waits who has gone away. */
        public boolean counts() {
            return !visitor.noShow();
        }

        /** In minutes; an appointment called before its time has not waited. */
        public double waited() {
            return Math.max(0, Minutes.of(nanos - since));
        }
    }
}
