package tingxu.control.balance;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.Ticket;

import java.util.Comparator;

/**
 * One who might be called, with the terms that a policy has put together.
 *
 * @param own whether it is the window's own business
 * @param waited in seconds; negative for an appointment that is not due
 * @param need for the length of its line, in seconds
 * @param index the largest is called
 */
record Rival(
        Ticket ticket,
        boolean own,
        long waited,
        long credit,
        long bonus,
        long need,
        long weight,
        long index) {

    /** The older clock, then the earlier issue: never a tie. */
    static final Comparator<Rival> TURN =
            Comparator.comparing((Rival rival) -> rival.ticket().clock())
                    .thenComparingLong(rival -> rival.ticket().sequence());

    static final Comparator<Rival> BEST_FIRST =
            Comparator.comparingLong(Rival::index).reversed().thenComparing(TURN);

    Candidate candidate() {
        return new Candidate(
                ticket.number(), waited, credit, bonus, need == 0 ? null : need, weight, index);
    }
}
