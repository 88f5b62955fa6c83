package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;

import java.time.Duration;

class WaitEstimateTest {

    private static WaitRange range(AnyHall hall, LineId line, int ahead) {
        return WaitEstimate.range(hall.state(), line, ahead, AnyHall.NOW);
    }

    private static AnyHall waiting(AnyHall hall, LineId line, int people) {
        for (int i = 0; i < people; i++)
            hall.waits(line, TicketClass.ORDINARY, Duration.ofSeconds(people - i));
        return hall;
    }

    @Test
    void isNothingWhereAWindowIsFreeAndNobodyIsAhead() {
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.A);
        assertThat(range(hall, AnyHall.A, 0)).isEqualTo(new WaitRange(0, 0));
    }

    @Test
    void isHalfAServiceWhereTheOnlyWindowIsTaken() {
        AnyHall hall = waiting(new AnyHall().opens(AnyHall.ONE, AnyHall.A), AnyHall.A, 1);
        hall.calls(AnyHall.ONE, new TicketNumber('A', 1));
        // 8 min / 2, and 1.28 * 8 min * sqrt(1/2) more.
        assertThat(range(hall, AnyHall.A, 0)).isEqualTo(new WaitRange(4, 12));
    }

    @Test
    void growsWithPeopleAndIsNeverNothingBehindSomeone() {
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.B);
        WaitRange before = range(hall, AnyHall.B, 0);
        for (int ahead = 1; ahead < 120; ahead++) {
            WaitRange next = range(hall, AnyHall.B, ahead);
            assertThat(next.p50Minutes()).isGreaterThanOrEqualTo(Math.max(1, before.p50Minutes()));
            assertThat(next.p90Minutes()).isGreaterThan(next.p50Minutes());
            before = next;
        }
    }

    @Test
    void twoWindowsHalveIt() {
        AnyHall hall = waiting(new AnyHall().opens(AnyHall.ONE, AnyHall.A), AnyHall.A, 10);
        assertThat(range(hall, AnyHall.A, 10).p50Minutes()).isEqualTo(80);
        hall.opens(AnyHall.TWO, AnyHall.A);
        assertThat(range(hall, AnyHall.A, 10).p50Minutes()).isEqualTo(40);
    }

    @Test
    void aSharedWindowCountsForTheShareOfItsWork() {
        AnyHall hall =
                waiting(new AnyHall().opens(AnyHall.ONE, AnyHall.A, AnyHall.C), AnyHall.A, 4);
        int alone = range(hall, AnyHall.A, 4).p50Minutes();
        waiting(hall, AnyHall.C, 4);
        assertThat(range(hall, AnyHall.A, 4).p50Minutes()).isGreaterThan(2 * alone);
    }

    @Test
    void aLineNobodyServesShowsOneWindowOpeningNow() {
        assertThat(range(new AnyHall(), AnyHall.C, 2).p50Minutes()).isEqualTo(50);
    }

    @Test
    void theUpperEndIsNotBelowWhatTheFirstHasWaitedAlready() {
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.B);
        hall.waits(AnyHall.B, TicketClass.ORDINARY, Duration.ofMinutes(55));
        assertThat(range(hall, AnyHall.B, 1).p90Minutes()).isEqualTo(55);
    }

    @Test
    void staysPrintableHoweverManyAreAhead() {
        assertThat(range(new AnyHall(), AnyHall.C, 200_000)).isEqualTo(new WaitRange(999, 999));
    }
}
