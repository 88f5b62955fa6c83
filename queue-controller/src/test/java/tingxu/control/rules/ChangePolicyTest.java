package tingxu.control.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.Grounds;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallPlan.Transfers;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Decision.Refused;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

class ChangePolicyTest {

    private static final LineId HOUSEHOLD = new LineId("household");
    private static final LineId SOCIAL = new LineId("social");
    private static final WindowId ONE = new WindowId(1);

    private final Hall hall = new Hall(Policies::of);
    private HallState state = HallState.empty();
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private int presses;

    private List<Event> tell(Command command) {
        now = now.plusSeconds(60);
        List<Event> events = ((Accepted) hall.decide(state, command, now)).events();
        for (Event event : events) state = state.after(event);
        return events;
    }

    private String refusal(Command command) {
        return ((Refused) hall.decide(state, command, now)).why().en();
    }

    private void opens(HallPlan plan) {
        tell(new Command.OpenDay(Notation.DAY, plan));
        tell(
                new Command.OpenWindow(
                        ONE, List.of(new Skill(HOUSEHOLD, true), new Skill(SOCIAL, false))));
    }

    private void comes(LineId line, TicketClass ticketClass) {
        tell(
                new Command.IssueTicket(
                        Notation.press(++presses), "k01", line, ticketClass, null, null, null));
    }

    private Event.TicketCalled next() {
        return (Event.TicketCalled) tell(new Command.CallNext(ONE)).getFirst();
    }

    @Test
    void theNextCallIsByTheNewPolicyAndSaysUponWhat() {
        opens(Notation.PLAN);
        comes(SOCIAL, TicketClass.ORDINARY);
        comes(HOUSEHOLD, TicketClass.PRIORITY);
        Grounds before = Grounds.of(state, state.window(ONE), policy(), now);
        assertThat(tell(new Command.ChangePolicy("fcfs", Tuning.USUAL, "Wang", "trial")))
                .containsExactly(
                        new Event.PolicyChanged("fcfs", Tuning.USUAL, "Wang", "trial", now));
        Event.TicketCalled called = next();
        assertThat(called.ticket()).isEqualTo(new TicketNumber('B', 1));
        assertThat(Objects.requireNonNull(called.grounds()).parameters())
                .hasSize(16)
                .isNotEqualTo(before.parameters());
        assertThat(called.candidates()).hasSize(2);
        assertThat(state.plan().policy()).isEqualTo("fcfs");
        assertThat(state.waitingTotal()).isEqualTo(1);
    }

    private Policy policy() {
        return Policies.of(state.plan()).found().orElseThrow();
    }

    @Test
    void groundsAreTheSameForTheSameViewAndOtherwiseNot() {
        opens(Notation.PLAN);
        comes(HOUSEHOLD, TicketClass.ORDINARY);
        Grounds seen = Grounds.of(state, state.window(ONE), policy(), now);
        assertThat(Grounds.of(state, state.window(ONE), policy(), now)).isEqualTo(seen);
        assertThat(Grounds.of(state, state.window(ONE), policy(), now.plusMillis(1)).snapshot())
                .isNotEqualTo(seen.snapshot());
        comes(HOUSEHOLD, TicketClass.ORDINARY);
        assertThat(Grounds.of(state, state.window(ONE), policy(), now).snapshot())
                .isNotEqualTo(seen.snapshot());
    }

    @Test
    void theSameSettingAgainIsNoChange() {
        opens(Notation.PLAN);
        assertThat(tell(new Command.ChangePolicy("bwi", Tuning.USUAL, "Wang", "trial"))).isEmpty();
        assertThat(
                        tell(
                                new Command.ChangePolicy(
                                        "bwi",
                                        Tuning.USUAL.with("guard-minutes", 30),
                                        "Wang",
                                        "trial")))
                .hasSize(1);
    }

    @Test
    void whatIsWrongIsRefusedWithTheRemedyAndNothingChanges() {
        assertThat(refusal(new Command.ChangePolicy("bwi", Tuning.USUAL, "Wang", "trial")))
                .contains("open the day");
        opens(Notation.PLAN);
        assertThat(refusal(new Command.ChangePolicy("fcfs", Tuning.USUAL, " ", "trial")))
                .contains("who changes it");
        assertThat(refusal(new Command.ChangePolicy("luck", Tuning.USUAL, "Wang", "trial")))
                .contains("use one of");
        assertThat(
                        refusal(
                                new Command.ChangePolicy(
                                        "bwi",
                                        Tuning.USUAL.with("guard-minutes", -1),
                                        "Wang",
                                        "trial")))
                .startsWith("guard-minutes: is a whole number from 0");
        assertThat(state.plan().policy()).isEqualTo("bwi");
    }

    @Test
    void whoIsSentOnKeepsTheClockOrComesAnewAsTheHallHasIt() {
        for (Transfers way : Transfers.values()) {
            state = HallState.empty();
            opens(Notation.PLAN.sendingOn(way));
            comes(HOUSEHOLD, TicketClass.ORDINARY);
            Instant came = now;
            next();
            tell(new Command.StartService(ONE));
            tell(new Command.Transfer(ONE, SOCIAL, "another matter"));
            assertThat(state.head(SOCIAL, TicketClass.TRANSFER).orElseThrow().clock())
                    .isEqualTo(way == Transfers.KEEP_CLOCK ? came : now);
        }
    }

    @Test
    void whoComesToSeveralFreeWindowsIsCalledDirectly() {
        opens(Notation.PLAN);
        WindowId two = new WindowId(2);
        tell(new Command.OpenWindow(two, List.of(new Skill(HOUSEHOLD, false))));
        comes(HOUSEHOLD, TicketClass.ORDINARY);
        now = now.minusSeconds(55);
        assertThat(next().reason()).isEqualTo(Reason.IDLE_DIRECT);
    }
}
