package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

class BalancedWaitIndexTest {

    private static final Policy BWI = new BalancedWaitIndex(BalancedWaitIndex.USUAL_GUARD);

    private static Choice choice(AnyHall hall) {
        return BWI.next(hall.state(), hall.window(AnyHall.ONE), AnyHall.NOW).orElseThrow();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void writesDownEveryTermOfTheIndex() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.C)
                        .waits(AnyHall.C, TicketClass.PRIORITY, minutes(5))
                        .waits(AnyHall.A, TicketClass.ORDINARY, minutes(10));
        // (5 + 25) min squared at 20 min a service, against (10 + 8) min squared at 8 min.
        assertThat(choice(hall).candidates())
                .containsExactly(
                        new Candidate(
                                new TicketNumber('C', 1), 300, 1500, 0, 707, 1800L * 1800 * 707),
                        new Candidate(
                                new TicketNumber('A', 2), 600, 0, 480, 1118, 1080L * 1080 * 1118));
        assertThat(choice(hall).reason()).isEqualTo(Reason.PRIORITY_CREDIT);
    }

    @Test
    void anAppointmentLongBeforeItsTimeRanksBelowEverybodyByItsDistance() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                        .waits(AnyHall.A, TicketClass.APPOINTMENT, minutes(-40))
                        .waits(AnyHall.B, TicketClass.APPOINTMENT, minutes(-20))
                        .waits(AnyHall.B, TicketClass.ORDINARY, Duration.ofSeconds(1));
        assertThat(choice(hall).candidates())
                .extracting(Candidate::index)
                .containsExactly(1291L, -300L, -1020L);
    }

    @Test
    void equalsGoByClockAndThenByIssue() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.B, AnyHall.A)
                        .waits(AnyHall.A, TicketClass.TRANSFER, minutes(10))
                        .waits(AnyHall.A, TicketClass.PRIORITY, minutes(-7))
                        .waits(AnyHall.A, TicketClass.APPOINTMENT, minutes(3));
        // All three: h = 18 min in line a.
        assertThat(choice(hall).candidates())
                .extracting(each -> each.ticket().place())
                .containsExactly(1, 3, 2);
    }

    @Test
    void theGuardTakesTheOldestOfAllWhoWaitTooLong() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.C)
                        .waits(AnyHall.A, TicketClass.PRIORITY, minutes(61))
                        .waits(AnyHall.C, TicketClass.ORDINARY, minutes(62));
        assertThat(choice(hall).ticket().number()).isEqualTo(new TicketNumber('C', 2));
        assertThat(choice(hall).reason()).isEqualTo(Reason.MAX_WAIT_GUARD);
    }

    @Test
    void aPausedComprehensiveWindowKeepsTheHallFromStrictPriority() {
        AnyHall strict =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A)
                        .waits(AnyHall.A, TicketClass.ORDINARY, minutes(40))
                        .waits(AnyHall.A, TicketClass.PRIORITY, minutes(1));
        assertThat(choice(strict).ticket().number().place()).isEqualTo(2);
        AnyHall balanced = strict.opens(AnyHall.TWO, AnyHall.A, AnyHall.B);
        assertThat(choice(balanced).ticket().number().place()).isEqualTo(1);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** The formula once more, with real numbers. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theChosenHasTheLargestIndexAndTheReasonNamesATermThatMattered(long seed) {
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.A, AnyHall.B, AnyHall.C);
        Random random = new Random(seed);
        List<LineId> lines = List.of(AnyHall.A, AnyHall.B, AnyHall.C);
        List<TicketClass> classes = List.of(TicketClass.values());
        for (int i = 0; i < 12; i++)
            hall.waits(
                    lines.get(random.nextInt(3)),
                    classes.get(random.nextInt(4)),
                    Duration.ofSeconds(random.nextInt(3600)));
        Choice choice = choice(hall);
        Ticket chosen = choice.ticket();
        assertThat(index(chosen, 1, 1, 1)).isEqualTo(best(hall.state(), 1, 1, 1));
        boolean credit = index(chosen, 0, 1, 1) < best(hall.state(), 0, 1, 1);
        boolean bonus = index(chosen, 1, 0, 1) < best(hall.state(), 1, 0, 1);
        boolean weight = index(chosen, 1, 1, 0) < best(hall.state(), 1, 1, 0);
        boolean named =
                switch (choice.reason()) {
                    case PRIORITY_CREDIT, APPOINTMENT_DUE, TRANSFER_RETURN -> credit;
                    case OWN_LINE -> bonus && !credit;
                    case SHORTER_SERVICE -> weight && !bonus && !credit;
                    case CROSS_HELP ->
                            !credit && !bonus && !weight && !chosen.line().equals(AnyHall.A);
                    case LONGEST_WAIT -> !credit && !bonus && !weight;
                    case ONLY_CANDIDATE, MAX_WAIT_GUARD, MANUAL, RESUMED -> false;
                };
        assertThat(named).as(choice.reason() + " of seed " + seed).isTrue();
    }

    private static double best(HallState state, int credit, int bonus, int weight) {
        return state.standings().values().stream()
                .mapToDouble(standing -> index(standing.ticket(), credit, bonus, weight))
                .max()
                .orElseThrow();
    }

    private static double index(Ticket ticket, int credit, int bonus, int weight) {
        double head =
                switch (ticket.ticketClass()) {
                    case PRIORITY -> 1500;
                    case APPOINTMENT -> 900;
                    case TRANSFER -> 480;
                    case ORDINARY -> 0;
                };
        double h =
                Duration.between(ticket.clock(), AnyHall.NOW).toSeconds()
                        + credit * head
                        + bonus * (ticket.line().equals(AnyHall.A) ? 480 : 0);
        int mean =
                switch (ticket.line().name()) {
                    case "a" -> 8;
                    case "b" -> 6;
                    default -> 20;
                };
        return h * h * (weight == 1 ? Math.round(1000 * Math.sqrt(10.0 / mean)) : 1);
    }
}
