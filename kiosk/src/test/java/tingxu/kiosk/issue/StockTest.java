package tingxu.kiosk.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which number is next, when more are wanted, and when there are none. */
final class StockTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDateTime TEN = DAY.atTime(10, 0);
    private static final LineId TAX = new LineId("tax");
    private static final LineId SOCIAL = new LineId("social");

    @Test
    void numbersAreUsedInTheirOrderAndTheFirstLoanFirst() {
        Stock stock =
                Stock.EMPTY.with(loan(1, DAY, TAX, "C5001", 2)).with(loan(2, DAY, TAX, "C5007", 2));
        List<String> issued = new ArrayList<>();
        for (var next = stock.next(TAX, TEN); next.isPresent(); next = stock.next(TAX, TEN)) {
            issued.add(next.get().next().number().toString());
            stock = stock.spent(next.get());
        }
        assertThat(issued).containsExactly("C5001", "C5002", "C5007", "C5008");
        assertThat(stock.left(TAX)).isZero();
        assertThat(stock.knows(TAX)).isTrue();
    }

    @Test
    void eachLineHasItsOwn() {
        Stock stock = Stock.EMPTY.with(loan(1, DAY, TAX, "C5001", 2));
        assertThat(stock.next(SOCIAL, TEN)).isEmpty();
        assertThat(stock.knows(SOCIAL)).isFalse();
    }

    @Test
    void moreAreWantedWhenHalfAreGone() {
        Stock stock = Stock.EMPTY;
        assertThat(stock.wanted(TAX, 4)).isEqualTo(4);
        assertThat(stock.wanted(TAX, 0)).as("a kiosk that issues none").isZero();
        stock = stock.with(loan(1, DAY, TAX, "C5001", 4));
        assertThat(stock.wanted(TAX, 4)).isZero();
        stock = stock.spent(stock.loans().getFirst());
        assertThat(stock.wanted(TAX, 4)).isZero();
        stock = stock.spent(stock.loans().getFirst());
        assertThat(stock.wanted(TAX, 4)).isEqualTo(2);
    }

    @Test
    void aLoanThatIsSaidTwiceIsOne() {
        Loan loan = loan(1, DAY, TAX, "C5001", 4);
        Stock spent = Stock.EMPTY.with(loan).spent(loan);
        assertThat(spent.with(loan)).isEqualTo(spent);
    }

    @Test
    void numbersAreGoneWithTheirDay() {
        Stock stock = Stock.EMPTY.with(loan(1, DAY, TAX, "C5001", 4));
        Stock next = stock.with(loan(2, DAY.plusDays(1), SOCIAL, "B5001", 4));
        assertThat(next.knows(TAX)).isFalse();
        assertThat(next.with(loan(3, DAY, TAX, "C5005", 4))).as("a late word").isEqualTo(next);
        assertThat(stock.on(DAY.plusDays(1))).isEqualTo(Stock.EMPTY);
    }

    @Test
    void aDayLastsIntoTheNightAndNoLonger() {
        Loan loan = loan(1, DAY, TAX, "C5001", 4);
        Stock stock = Stock.EMPTY.with(loan);
        assertThat(stock.next(TAX, DAY.plusDays(1).atTime(3, 59))).contains(loan);
        assertThat(stock.next(TAX, DAY.plusDays(1).atTime(4, 0))).isEmpty();
        assertThat(stock.next(TAX, DAY.minusDays(1).atTime(23, 59))).isEmpty();
        assertThat(stock.lines(DAY.plusDays(1).atTime(4, 0))).isEmpty();
        assertThat(stock.lines(TEN)).hasSize(1);
    }

    @Test
    void noNumberIsMadeUp() {
        Loan none = new Loan(id(1), DAY, TAX, new Words("税务", "Tax"), number("C5001"), 1, 1);
        assertThatThrownBy(none::next).isInstanceOf(IllegalStateException.class);
        assertThat(loan(1, DAY, TAX, "C5001", 1).next())
                .isEqualTo(new TicketId(DAY, number("C5001")));
    }

    @Test
    void theFreshestWordTellsTheHallsTimeWhateverTheKiosksClockSays() {
        Instant steady = Instant.parse("1970-01-01T00:10:00Z");
        Instant hall = Instant.parse("2026-11-22T01:00:00Z");
        HallTime time = HallTime.UNKNOWN;
        assertThat(time.at(steady, steady)).isEqualTo(steady);
        time = time.heard(hall.minusSeconds(3_600), steady); // was kept for us for an hour
        time = time.heard(hall, steady.plusMillis(20));
        time = time.heard(hall.plusSeconds(1), steady.plusSeconds(5)); // was under way for long
        assertThat(time.at(steady.plusSeconds(60), steady))
                .isEqualTo(hall.plusSeconds(60).minusMillis(20));
    }

    @Test
    void aHallWhoseClockWasADayAheadIsBelievedAgainAfterAFewWords() {
        Instant steady = Instant.parse("1970-01-01T00:10:00Z");
        Instant hall = Instant.parse("2026-11-22T01:00:00Z");
        HallTime time = HallTime.UNKNOWN.heard(hall.plusSeconds(86_400), steady);
        for (int i = 0; i < 3; i++) time = time.heard(hall, steady);
        assertThat(time.at(steady, steady)).isEqualTo(hall);
    }

    private static Loan loan(int id, LocalDate day, LineId line, String first, int count) {
        return new Loan(id(id), day, line, new Words("税务", "Tax"), number(first), count, 0);
    }

    private static TicketNumber number(String text) {
        return TicketNumber.parse(text);
    }

    private static MessageId id(int n) {
        return MessageId.of(1_000, 0, n);
    }
}
