package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.IdleOrder;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class PoliciesTest {

    private static final WindowId THREE = new WindowId(3);
    private static final Clause FINALLY = new Clause.Finally("longest-wait-first");

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static HallPlan plan(String policy, Tuning tuning) {
        return new AnyHall().state().plan().calling(policy, tuning);
    }

    private static Tuning clauses(Clause... clauses) {
        return new Tuning(Tuning.USUAL.numbers(), List.of(clauses));
    }

    private static Policy policy(String name, Tuning tuning) {
        return Policies.of(plan(name, tuning)).found().orElseThrow();
    }

    private static Optional<Choice> choice(AnyHall hall, String name, Tuning tuning) {
        return policy(name, tuning).next(hall.state(), hall.window(AnyHall.ONE), AnyHall.NOW);
    }

    private static String called(AnyHall hall, String name, Tuning tuning) {
        return choice(hall, name, tuning)
                .map(choice -> choice.ticket().number() + " " + choice.reason())
                .orElse("nobody");
    }

    /** A: 4 min ordinary, 2 min priority; B, helped: 30 min ordinary, an appointment in 3 min. */
    private static AnyHall mixed() {
        return new AnyHall()
                .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                .waits(AnyHall.A, TicketClass.ORDINARY, minutes(4))
                .waits(AnyHall.A, TicketClass.PRIORITY, minutes(2))
                .waits(AnyHall.B, TicketClass.ORDINARY, minutes(30))
                .waits(AnyHall.B, TicketClass.APPOINTMENT, minutes(-3));
    }

    @ParameterizedTest
    @CsvSource({
        "cat-fixed, A002 PRIORITY_CREDIT",
        "cat-order, A002 PRIORITY_CREDIT",
        "pool-fcfs, A002 PRIORITY_CREDIT",
        "fcfs, B003 LONGEST_WAIT",
        "longest-wait-first, B003 LONGEST_WAIT",
        "edd, B003 LONGEST_WAIT",
        "fixed-queue-ratio, B003 LONGEST_WAIT"
    })
    void eachPolicyHasItsOwnMind(String name, String called) {
        assertThat(called(mixed(), name, Tuning.USUAL)).isEqualTo(called);
    }

    @Test
    void ownCategoryOnlyMeansThatHelpIsNotAskedFor() {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                        .waits(AnyHall.B, TicketClass.ORDINARY, minutes(30));
        assertThat(called(hall, "cat-fixed", Tuning.USUAL)).isEqualTo("nobody");
        assertThat(called(hall, "cat-order", Tuning.USUAL)).isEqualTo("B001 ONLY_CANDIDATE");
    }

    @ParameterizedTest
    @CsvSource({"-5, B002", "-6, A001"})
    void anAppointmentIsDueFiveMinutesBeforeItsTime(int early, String called) {
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                        .waits(AnyHall.A, TicketClass.ORDINARY, minutes(40))
                        .waits(AnyHall.B, TicketClass.APPOINTMENT, minutes(early));
        assertThat(called(hall, "pool-fcfs", Tuning.USUAL)).startsWith(called);
    }

    @Test
    void aQueueRatioKeepsLinesToTheirShares() {
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.A, AnyHall.B);
        for (int i = 0; i < 4; i++) hall.waits(AnyHall.A, TicketClass.ORDINARY, minutes(5));
        for (int i = 0; i < 2; i++) hall.waits(AnyHall.B, TicketClass.ORDINARY, minutes(9));
        assertThat(called(hall, "fixed-queue-ratio", Tuning.USUAL)).startsWith("A001");
        assertThat(called(hall, "fixed-queue-ratio", Tuning.USUAL.with("share-a", 5)))
                .startsWith("B005");
    }

    @Test
    void aConditionOfTheHallCallsFromItsLineOnceTheWaitIsOver() {
        Clause over = new Clause.Over(AnyHall.B, 30, AnyHall.B);
        AnyHall hall =
                new AnyHall()
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B)
                        .waits(AnyHall.A, TicketClass.ORDINARY, minutes(50))
                        .waits(AnyHall.B, TicketClass.ORDINARY, minutes(30));
        assertThat(called(hall, "rules", clauses(over, FINALLY))).isEqualTo("A001 LONGEST_WAIT");
        hall.waits(AnyHall.B, TicketClass.ORDINARY, minutes(31));
        assertThat(called(hall, "rules", clauses(over, FINALLY))).isEqualTo("B003 HOUSE_RULE");
    }

    @Test
    void aRatioGivesTurnsWhilePeopleWaitInBothLines() {
        Clause ratio =
                new Clause.Ratio(
                        List.of(new Clause.Share(AnyHall.A, 2), new Clause.Share(AnyHall.B, 1)));
        AnyHall hall = new AnyHall().opens(AnyHall.ONE, AnyHall.A, AnyHall.B);
        for (int i = 0; i < 4; i++) hall.waits(AnyHall.A, TicketClass.ORDINARY, minutes(5));
        for (int i = 0; i < 4; i++) hall.waits(AnyHall.B, TicketClass.ORDINARY, minutes(9));
        StringBuilder turns = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            Choice next = choice(hall, "rules", clauses(ratio, FINALLY)).orElseThrow();
            turns.append(next.ticket().line());
            hall.calls(AnyHall.ONE, next.ticket().number());
        }
        // When nobody is left in a, the last sentence decides.
        assertThat(turns).hasToString("aabaabbb");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, '', bwi",
        "bwi, guard-hours, guard-minutes",
        "cat-fixed, credit-priority-minutes, due-early-minutes",
        "fcfs, due-early-minutes, classes"
    })
    void aNameThatNoPolicyKnowsIsAnsweredWithThoseThereAre(
            String policy, String number, String named) {
        Tuning tuning = number.isEmpty() ? Tuning.USUAL : Tuning.USUAL.with(number, 1);
        assertThat(Policies.of(plan(policy, tuning)))
                .isInstanceOfSatisfying(
                        Unfit.class,
                        unfit -> {
                            assertThat(unfit.field()).isEqualTo(number);
                            assertThat(unfit.why().en()).contains(named);
                            assertThat(unfit.why().zh()).contains(named);
                        });
    }

    @Test
    void aNumberOutOfItsRangeIsAnsweredWithTheRange() {
        assertThat(Policies.of(plan("bwi", Tuning.USUAL.with("guard-minutes", 1441))))
                .isInstanceOfSatisfying(
                        Unfit.class,
                        unfit -> assertThat(unfit.why().en()).contains("from 0 to 1440, not 1441"));
    }

    static final List<Tuning> MISTAKES =
            List.of(
                    clauses(),
                    clauses(new Clause.Over(AnyHall.A, 5, AnyHall.A)),
                    clauses(FINALLY, FINALLY),
                    clauses(new Clause.Over(new LineId("z"), 5, AnyHall.A), FINALLY),
                    clauses(new Clause.Over(AnyHall.A, 1441, AnyHall.A), FINALLY),
                    clauses(new Clause.Ratio(List.of(new Clause.Share(AnyHall.A, 1))), FINALLY),
                    clauses(
                            new Clause.Ratio(
                                    List.of(
                                            new Clause.Share(AnyHall.A, 0),
                                            new Clause.Share(AnyHall.B, 1))),
                            FINALLY),
                    clauses(new Clause.Finally("rules")),
                    clauses(new Clause.Finally("luck")));

    @ParameterizedTest
    @FieldSource("MISTAKES")
    void aMistakeInTheHallsOwnRulesIsAnsweredAtItsPlace(Tuning tuning) {
        assertThat(Policies.of(plan("rules", tuning)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.field()).startsWith("rules"));
    }

    @Test
    void onlyRulesHaveRules() {
        assertThat(Policies.of(plan("bwi", clauses(FINALLY)))).isInstanceOf(Unfit.class);
    }

    @Test
    void whatIsSetOtherwiseHasAnotherPrintAndWhatIsSetAsUsualHasNot() {
        Policy usual = policy("bwi", Tuning.USUAL);
        assertThat(policy("bwi", Tuning.USUAL.with("guard-minutes", 90)).parameters())
                .isEqualTo(usual.parameters());
        assertThat(policy("bwi", Tuning.USUAL.with("guard-minutes", 91)).parameters())
                .isNotEqualTo(usual.parameters());
        assertThat(policy("longest-wait-first", Tuning.USUAL).parameters())
                .isNotEqualTo(usual.parameters());
    }

    @Test
    void whoSeesTheSameCallsTheSameAndNobodyIsCalledFromAnEmptyHall() {
        AnyHall empty = new AnyHall().opens(AnyHall.ONE, AnyHall.A, AnyHall.B);
        for (String name : Policies.NAMES) {
            Tuning tuning = name.equals("rules") ? clauses(FINALLY) : Tuning.USUAL;
            assertThat(choice(empty, name, tuning)).as(name).isEmpty();
            assertThat(choice(mixed(), name, tuning))
                    .as(name)
                    .isEqualTo(choice(mixed(), name, tuning));
        }
    }

    /**
     * Ten years in line, every number at its limit: whoever waited so long is not lost to a sign.
     */
    @Test
    void noIndexOverflowsWhateverIsSet() {
        for (String name : Policies.NAMES)
            for (boolean most : new boolean[] {false, true}) {
                AnyHall hall =
                        new AnyHall()
                                .opens(AnyHall.ONE, AnyHall.A, AnyHall.B, AnyHall.C)
                                .waits(AnyHall.A, TicketClass.PRIORITY, Duration.ofDays(3650))
                                .waits(AnyHall.B, TicketClass.APPOINTMENT, Duration.ofDays(-3650))
                                .waits(AnyHall.C, TicketClass.ORDINARY, minutes(5));
                Tuning tuning = name.equals("rules") ? clauses(FINALLY) : Tuning.USUAL;
                for (Knob knob : Policies.knobs(name, hall.state().plan()))
                    tuning = tuning.with(knob.name(), most ? knob.most() : knob.least());
                Choice choice = choice(hall, name, tuning).orElseThrow();
                assertThat(choice.ticket().number()).as(name).hasToString("A001");
                assertThat(choice.candidates().getFirst().index()).as(name).isPositive();
                assertThat(choice.candidates())
                        .as(name)
                        .isSortedAccordingTo((a, b) -> Long.compare(b.index(), a.index()));
            }
    }

    @Test
    void aFreeWindowOfTheOwnBusinessComesFirstThenTheOneThatCanDoLeast() {
        AnyHall hall =
                new AnyHall()
                        .opens(THREE, AnyHall.C, AnyHall.B, AnyHall.A)
                        .opens(AnyHall.TWO, AnyHall.B, AnyHall.A)
                        .opens(AnyHall.ONE, AnyHall.A, AnyHall.B, AnyHall.C);
        assertThat(IdleOrder.of(hall.state(), AnyHall.A))
                .containsExactly(AnyHall.ONE, AnyHall.TWO, THREE);
    }
}
