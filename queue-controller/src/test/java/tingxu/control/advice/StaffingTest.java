package tingxu.control.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.advice.Staffing.Advised;
import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Ahead.Wait;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Lane;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One window with ten minutes a citizen, and one in reserve. */
class StaffingTest {

    private static final LineId TAX = new LineId("tax");
    private static final WindowId ONE = new WindowId(1);
    private static final Reserve NINE = new Reserve(new WindowId(9), List.of(new Skill(TAX, true)));
    private static final HallPlan PLAN =
            new HallPlan(
                    new Words("小厅", "small hall"),
                    "bwi",
                    List.of(
                            new HallPlan.Line(
                                    TAX, new Words("税务", "tax"), 'A', Duration.ofMinutes(10))),
                    HallPlan.Limits.USUAL);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Hall hall = new Hall(Policies::of);
    private final Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final SortedMap<WindowId, List<Rest>> breaks = new TreeMap<>();
    private HallState state = HallState.empty();

    StaffingTest() {
        tell(new Command.OpenDay(LocalDate.of(2026, 11, 23), PLAN));
        tell(new Command.OpenWindow(ONE, List.of(new Skill(TAX, true))));
    }

    private void tell(Command command) {
        if (!(hall.decide(state, command, now) instanceof Decision.Accepted(var events)))
            throw new IllegalStateException(command + " was refused");
        for (Event event : events) state = state.after(event);
    }

    private void come(int people) {
        for (int i = 0; i < people; i++)
            tell(
                    new Command.IssueTicket(
                            MessageId.of(0, 1, i),
                            "k01",
                            TAX,
                            TicketClass.ORDINARY,
                            null,
                            null,
                            null));
    }

    /** Six more citizens in every half hour. */
    private Prospect prospect() {
        Habits usual = Habits.of(PLAN);
        SortedMap<Lane, List<Double>> coming = new TreeMap<>();
        coming.put(new Lane(TAX, TicketClass.ORDINARY), Collections.nCopies(48, 2.0));
        Habits habits =
                new Habits(
                        usual.services(),
                        usual.paces(),
                        usual.walk(),
                        usual.noShows(),
                        usual.patience(),
                        usual.sentOn(),
                        coming);
        return Prospect.of(hall, state, now, new Outlook(habits, new TreeMap<>(), breaks));
    }

    private List<Advised> look(Duration used) {
        return Staffing.look(
                prospect(),
                List.of(NINE),
                new Budget(Duration.ofHours(7), used),
                Trigger.USUAL,
                QUARTER,
                LIMIT,
                () -> true);
    }

    @Test
    void aCrowdIsWorthAnotherWindowAndAnEmptyHallIsNot() {
        assertThat(look(Duration.ZERO)).isEmpty();
        come(12);
        assertThat(look(Duration.ZERO))
                .singleElement()
                .isInstanceOfSatisfying(
                        Advised.Open.class,
                        open -> {
                            assertThat(open.reserve()).isEqualTo(NINE);
                            assertThat(open.gain().burden()).isGreaterThan(15);
                            assertThat(open.gain().helped()).isGreaterThan(.9);
                            assertThat(open.gain().p95Minutes()).isPositive();
                        });
    }

    @Test
    void hoursGrowDearerAsTheyAreUsedUp() {
        Trigger trigger = Trigger.USUAL;
        Duration all = Duration.ofHours(8);
        assertThat(trigger.toOpen(new Budget(all, Duration.ZERO))).isEqualTo(15);
        assertThat(trigger.toOpen(new Budget(all, Duration.ofHours(4)))).isEqualTo(30);
        assertThat(trigger.toOpen(new Budget(all, all))).isEqualTo(45);
        come(12);
        assertThat(look(Duration.ofMinutes(400))).as("twenty minutes are left").isEmpty();
    }

    @Test
    void aReserveWindowWithNothingToDoIsClosedAndOneWithoutHoursToo() {
        tell(new Command.OpenWindow(NINE.window(), NINE.skills()));
        assertThat(look(Duration.ofHours(1))).singleElement().isInstanceOf(Advised.Close.class);
        come(12);
        assertThat(look(Duration.ofHours(1))).as("now it is wanted").isEmpty();
        assertThat(look(Duration.ofMinutes(410))).singleElement().isInstanceOf(Advised.Spent.class);
    }

    @Test
    void whatIsComparedIsTheSameCitizensWithTheSameNeeds() {
        come(5);
        Duration time = Duration.ofMinutes(90);
        List<Wait> asItIs = prospect().turns(1, time, () -> true).getFirst();
        List<Wait> opened =
                prospect()
                        .opened(NINE.window(), NINE.skills())
                        .turns(1, time, () -> true)
                        .getFirst();

        assertThat(asItIs).extracting(wait -> wait.ticket().number()).isNotEmpty();
        assertThat(opened.stream().map(wait -> wait.ticket().issuedAt()).sorted())
                .containsExactlyElementsOf(
                        asItIs.stream().map(wait -> wait.ticket().issuedAt()).sorted().toList());
        assertThat(prospect().turns(1, time, () -> true).getFirst()).isEqualTo(asItIs);
        assertThat(Burden.of(opened)).isLessThan(Burden.of(asItIs));
    }

    @Test
    void aBreakThatFallsDueInACrowdHadBetterWait() {
        breaks.put(ONE, List.of(new Rest(now.plus(Duration.ofMinutes(5)), Duration.ofMinutes(45))));
        assertThat(BreakMove.look(prospect(), 8, LIMIT, () -> true))
                .as("nobody waits: take it")
                .isEmpty();
        come(6);
        BreakMove move = BreakMove.look(prospect(), 8, LIMIT, () -> true).orElseThrow();

        assertThat(move.window()).isEqualTo(ONE);
        assertThat(move.later()).isPositive();
        assertThat(move.gain().helped()).isGreaterThanOrEqualTo(.7);
    }

    @Test
    void aCrowdAtOneWindowIsAWarningAndAnEmptyHallIsNone() {
        assertThat(Warning.of(prospect(), LIMIT, 8, () -> true).share()).isLessThan(.1);
        come(12);
        Warning warning = Warning.of(prospect(), LIMIT, 8, () -> true);

        assertThat(warning.share()).isGreaterThan(.5);
        assertThat(warning.chance()).isCloseTo(1, within(.01));
        assertThat(Warning.of(prospect(), LIMIT, 8, () -> false)).isEqualTo(Warning.NONE);
    }
}
