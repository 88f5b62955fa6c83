package tingxu.control.hall;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers lent today. Places {@link #FIRST_PLACE} to {@link #LAST_PLACE} of each series are for
 * lending and for nothing else: the counter of the hall goes from A5000 to A10001.
 */
public record Loans(
        PSortedMap<TicketNumber, Loan> byFirst, PSortedMap<MessageId, TicketNumber> requests) {

    static final int FIRST_PLACE = 5_001;
    public static final int LAST_PLACE = 10_000;

    static final Loans NONE = new Loans(TreePMap.empty(), TreePMap.empty());

    static Loans of(Collection<Loan> all) {
        Loans loans = NONE;
        for (Loan loan : all) loans = loans.plus(loan);
        return loans;
    }

    /** Whether the number is one for lending, lent or not. */
    public static boolean isForLending(TicketNumber number) {
        return number.place() >= FIRST_PLACE && number.place() <= LAST_PLACE;
    }

    Loans plus(Loan loan) {
        return new Loans(
                byFirst.plus(loan.first(), loan), requests.plus(loan.request(), loan.first()));
    }

    public Optional<Loan> of(TicketNumber number) {
        return Optional.ofNullable(byFirst.floorEntry(number))
                .map(Map.Entry::getValue)
                .filter(loan -> loan.has(number));
    }

    public Optional<Loan> of(MessageId request) {
        return Optional.ofNullable(requests.get(request)).map(byFirst::get);
    }

    /** The highest place of the series that was lent today; the one before the band if none was. */
    public int lastPlace(char series) {
        var last = byFirst.floorEntry(new TicketNumber(series, LAST_PLACE));
        return last == null || last.getKey().series() != series
                ? FIRST_PLACE - 1
                : last.getValue().last().place();
    }

    /** How many of the series the kiosk was lent today. */
    public int lentTo(String node, char series) {
        int sum = 0;
        for (Loan loan : byFirst.values())
            if (loan.first().series() == series && loan.node().equals(node)) sum += loan.count();
        return sum;
    }
}
