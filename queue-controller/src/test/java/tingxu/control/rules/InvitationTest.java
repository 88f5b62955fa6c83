package tingxu.control.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Direct;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Invitation;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Decision.Accepted;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class InvitationTest {

    private static final LineId HOUSEHOLD = new LineId("household");
    private static final LineId SOCIAL = new LineId("social");
    private static final LineId TAX = new LineId("tax");
    private static final WindowId ONE = new WindowId(1);
    private static final WindowId TWO = new WindowId(2);
    private static final WindowId THREE = new WindowId(3);

    private final Hall hall = new Hall(Policies::of);
    private final List<Event> told = new ArrayList<>();
    private HallState state = HallState.empty();
    private Instant now = Notation.time("09:00");
    private int presses;

    private List<Event> tell(Command command) {
        now = now.plusSeconds(1);
        List<Event> events = ((Accepted) hall.decide(state, command, now)).events();
        for (Event event : events) state = state.after(event);
        told.addAll(events);
        return events;
    }

    private void opens(HallPlan plan) {
        tell(new Command.OpenDay(Notation.DAY, plan));
        tell(new Command.OpenWindow(ONE, List.of(own(TAX), help(HOUSEHOLD))));
        tell(new Command.OpenWindow(TWO, List.of(own(HOUSEHOLD), help(SOCIAL))));
        tell(new Command.OpenWindow(THREE, List.of(help(SOCIAL), help(HOUSEHOLD), help(TAX))));
    }

    private static Skill own(LineId line) {
        return new Skill(line, true);
    }

    private static Skill help(LineId line) {
        return new Skill(line, false);
    }

    private void comes(LineId line) {
        tell(
                new Command.IssueTicket(
                        Notation.press(++presses),
                        "k01",
                        line,
                        TicketClass.ORDINARY,
                        null,
                        null,
                        null));
    }

    private List<String> invited() {
        Policy policy = Policies.of(state.plan()).found().orElseThrow();
        return Invitation.all(state, policy, now).stream()
                .map(each -> each.window().number() + " " + each.choice().ticket().number())
                .toList();
    }

    @Test
    void whoComesToIdleWindowsIsForTheOneWhoseBusinessItIsAndTheNextForAnother() {
        opens(Notation.PLAN);
        assertThat(invited()).isEmpty();
        comes(HOUSEHOLD);
        assertThat(invited()).containsExactly("2 A001");
        comes(HOUSEHOLD);
        assertThat(invited()).containsExactly("2 A001", "1 A002");
        comes(SOCIAL);
        comes(SOCIAL);
        // Three windows, four people: nobody is invited twice.
        assertThat(invited()).containsExactly("2 A001", "1 A002", "3 B001");
    }

    @Test
    void anotherMayPressAtAnyTimeAndIsInvitedTooAfterSomeSeconds() {
        opens(Notation.PLAN.directing(new Direct(Duration.ofSeconds(6), false)));
        comes(HOUSEHOLD);
        Policy policy = Policies.of(state.plan()).found().orElseThrow();
        Invitation first = Invitation.all(state, policy, now).getFirst();
        assertThat(first.open(state, now.plusSeconds(5))).isFalse();
        assertThat(first.open(state, now.plusSeconds(6))).isTrue();
        assertThat(tell(new Command.CallNext(ONE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketCalled.class,
                        called -> assertThat(called.ticket()).hasToString("A001"));
        assertThat(hall.decide(state, new Command.CallNext(TWO), now))
                .as("never called twice")
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aHallCallsByItselfOnlyWhereItsFileSaysSo() {
        opens(Notation.PLAN);
        comes(HOUSEHOLD);
        assertThat(tell(new Command.Tick())).isEmpty();
    }

    @Test
    void aHallThatCallsByItselfCallsEachOnceToTheWindowInvited() {
        opens(Notation.PLAN.directing(new Direct(Duration.ofSeconds(6), true)));
        comes(HOUSEHOLD);
        comes(HOUSEHOLD);
        assertThat(tell(new Command.Tick()))
                .extracting(event ->
                        ((TicketCalled) event).window().number()
                                + " "
                                + ((TicketCalled) event).ticket()
                                + " "
                                + ((TicketCalled) event).reason())
                .containsExactly("2 A001 IDLE_DIRECT", "1 A002 IDLE_DIRECT");
        assertThat(tell(new Command.Tick())).isEmpty();
        HallState again = HallState.empty();
        for (Event event : told) again = again.after(event);
        assertThat(again).isEqualTo(state);
    }

    /** A clerk who has just finished takes a breath, and presses by hand. */
    @Test
    void whoWaitedBeforeTheWindowWasFreeIsLeftToItsClerk() {
        opens(Notation.PLAN.directing(new Direct(Duration.ofSeconds(6), true)));
        tell(new Command.CloseWindow(ONE));
        tell(new Command.CloseWindow(THREE));
        comes(HOUSEHOLD);
        tell(new Command.Tick());
        comes(HOUSEHOLD);
        tell(new Command.StartService(TWO));
        tell(new Command.FinishService(TWO));
        assertThat(invited()).containsExactly("2 A002");
        assertThat(tell(new Command.Tick())).isEmpty();
    }
}
