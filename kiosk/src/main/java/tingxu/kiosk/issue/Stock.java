package tingxu.kiosk.issue;

import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.WaitRange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers in this kiosk's hands, all of one business day, in the order in which they were lent.
 */
public record Stock(List<Loan> loans) {

    public static final Stock EMPTY = new Stock(List.of());

    public Stock {
        loans = List.copyOf(loans);
    }

    /**
     * A loan more; one that is known already, or of an earlier day than others, changes nothing.
     */
    public Stock with(Loan loan) {
        boolean late =
                loans.stream()
                        .anyMatch(
                                one -> one.id().equals(loan.id()) || one.day().isAfter(loan.day()));
        if (late) return this;
        List<Loan> next = new ArrayList<>(on(loan.day()).loans());
        next.add(loan);
        return new Stock(next);
    }

    /** What is left of it on that day: numbers are gone with theirs. */
    public Stock on(LocalDate day) {
        return new Stock(loans.stream().filter(loan -> loan.day().equals(day)).toList());
    }

    /** The loan whose number is next in the line; empty when none is left, or the day is past. */
    public Optional<Loan> next(LineId line, LocalDateTime hallTime) {
        return loans.stream()
                .filter(loan -> loan.line().equals(line) && loan.left() > 0)
                .filter(loan -> loan.goodAt(hallTime))
                .findFirst();
    }

    /** After the next number of that loan was used. */
    public Stock spent(Loan loan) {
        return new Stock(loans.stream().map(one -> one.equals(loan) ? one.spent() : one).toList());
    }

    public int left(LineId line) {
        int left = 0;
        for (Loan loan : loans) if (loan.line().equals(line)) left += loan.left();
        return left;
    }

    /** Whether the kiosk was lent numbers of the line today, used or not. */
    public boolean knows(LineId line) {
        return loans.stream().anyMatch(loan -> loan.line().equals(line));
    }

    /**
     * How many to ask for: nothing until half of them are gone.
     *
     * @param full as many as the kiosk should have; 0 for none
     */
    public int wanted(LineId line, int full) {
        int left = left(line);
        return left <= full / 2 ? full - left : 0;
    }

    /** The lines that a ticket can be issued for at that time, where the hall has shown none. */
    public List<LineLoad> lines(LocalDateTime hallTime) {
        List<LineLoad> lines = new ArrayList<>();
        for (Loan loan : loans) {
            boolean shown = lines.stream().anyMatch(line -> line.line().equals(loan.line()));
            if (shown || loan.left() == 0 || !loan.goodAt(hallTime)) continue;
            lines.add(
                    new LineLoad(
                            loan.line(),
                            loan.lineName(),
                            loan.first().series(),
                            0,
                            1,
                            new WaitRange(0, 0)));
        }
        return lines;
    }
}
