package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.HallState;
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

    private static Choice choice(AnyHall hall) {
        return Policies.of(hall.state().plan())
                .found()
                .orElseThrow()
                .next(hall.state(), hall.window(AnyHall.ONE), AnyHall.NOW)
                .orElseThrow();
    }

    private static Candidate candidate(
            char series, int place, long waited, long credit, long bonus, long need, long weight) {
        long h = waited + credit + bonus + need;
        return new Candidate(
                new TicketNumber(series, place),
                waited,
                credit,
                bonus,
                need,
                weight,
                h * h * weight);
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
        // Half a window for each line: line c would need 40 min for its one citizen, a 16 min.
        assertThat(choice(hall).candidates())
                .containsExactly(
                        candidate('C', 1, 300, 1680, 0, 2111, 554),
                        candidate('A', 2, 600, 0, 600, 672, 1182));
        assertThat(choice(hall).reason()).isEqualTo(Reason.PRIORITY_CREDIT);
    }

    @Test
    void anAppointmentLongBeforeItsTimeRanksBelowEverybodyByItsDistance() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                        .waits(AnyHall.A, TicketClass.APPOINTMENT, minutes(-80))
                        .waits(AnyHall.B, TicketClass.APPOINTMENT, minutes(-60))
                        .waits(AnyHall.B, TicketClass.ORDINARY, Duration.ofSeconds(1));
        // 60 min less 17 of head start; 80 less 17, and 10 in the own line.
        assertThat(choice(hall).candidates())
                .extracting(Candidate::index)
                .containsExactly(1116L * 1116 * 1366, -2580L, -3180L);
    }

    @Test
    void equalsGoByClockAndThenByIssue() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.B, AnyHall.A)
                        .waits(AnyHall.A, TicketClass.TRANSFER, minutes(20))
                        .waits(AnyHall.A, TicketClass.PRIORITY, minutes(-3))
                        .waits(AnyHall.A, TicketClass.APPOINTMENT, minutes(8));
        // All three: 25 min with their head start, in line a.
        assertThat(choice(hall).candidates())
                .extracting(each -> each.ticket().place())
                .containsExactly(1, 3, 2);
    }

    @Test
    void theGuardTakesTheOldestOfAllWhoWaitTooLong() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.C)
                        .waits(AnyHall.A, TicketClass.PRIORITY, minutes(91))
                        .waits(AnyHall.C, TicketClass.ORDINARY, minutes(92));
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
        assertThat(surelyLost(hall, chosen, 1, 1, 1, 1)).as("lost as it stands").isFalse();
        boolean oldest =
                hall.state().standings().values().stream()
                        .noneMatch(each -> each.ticket().clock().isBefore(chosen.clock()));
        boolean named =
                switch (choice.reason()) {
                    case PRIORITY_CREDIT, APPOINTMENT_DUE, TRANSFER_RETURN ->
                            mayLose(hall, chosen, 0, 1, 1, 1);
                    case OWN_LINE ->
                            mayLose(hall, chosen, 1, 0, 1, 1) || mayLose(hall, chosen, 0, 0, 1, 1);
                    case LONGER_LINE ->
                            mayLose(hall, chosen, 1, 1, 1, 0) || mayLose(hall, chosen, 0, 0, 1, 0);
                    case SHORTER_SERVICE ->
                            mayLose(hall, chosen, 1, 1, 0, 1) || mayLose(hall, chosen, 0, 0, 0, 0);
                    case CROSS_HELP -> oldest && !chosen.line().equals(AnyHall.A);
                    case LONGEST_WAIT -> oldest;
                    case ONLY_CANDIDATE, MAX_WAIT_GUARD, IDLE_DIRECT, HOUSE_RULE, MANUAL, RESUMED ->
                            false;
                };
        assertThat(named).as(choice.reason() + " of seed " + seed).isTrue();
    }

    /** Whole numbers are cut where real ones are not. */
    private static final double CUT = .01;

    private static boolean surelyLost(
            AnyHall hall, Ticket chosen, int credit, int bonus, int weight, int crowd) {
        return index(hall.state(), chosen, credit, bonus, weight, crowd)
                < best(hall, chosen, credit, bonus, weight, crowd) * (1 - CUT);
    }

    private static boolean mayLose(
            AnyHall hall, Ticket chosen, int credit, int bonus, int weight, int crowd) {
        return index(hall.state(), chosen, credit, bonus, weight, crowd)
                < best(hall, chosen, credit, bonus, weight, crowd) * (1 + CUT);
    }

    /** The best of the others. */
    private static double best(
            AnyHall hall, Ticket chosen, int credit, int bonus, int weight, int crowd) {
        return hall.state().standings().values().stream()
                .filter(each -> !each.ticket().equals(chosen))
                .mapToDouble(
                        each -> index(hall.state(), each.ticket(), credit, bonus, weight, crowd))
                .max()
                .orElseThrow();
    }

    private static double index(
            HallState state, Ticket ticket, int credit, int bonus, int weight, int crowd) {
        double head =
                switch (ticket.ticketClass()) {
                    case PRIORITY -> 28 * 60;
                    case APPOINTMENT -> 17 * 60;
                    case TRANSFER -> 5 * 60;
                    case ORDINARY -> 0;
                };
        boolean own = ticket.line().equals(AnyHall.A);
        int mean =
                switch (ticket.line().name()) {
                    case "a" -> 8;
                    case "b" -> 6;
                    default -> 20;
                };
        double drain = state.waitingCount(ticket.line()) * mean / .333;
        double h =
                Duration.between(ticket.clock(), AnyHall.NOW).toSeconds()
                        + credit * head
                        + bonus * (own ? 600 : 0)
                        + crowd * 60 * .35 * Math.pow(drain, 1.25);
        return h * h * (weight == 1 ? Math.pow(10.0 / (own ? mean : 1.1 * mean), .75) : 1);
    }
}
