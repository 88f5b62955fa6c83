package tingxu.control.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.journal.Days;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

class WhyTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WindowId ONE = new WindowId(1);
    private static final WindowId TWO = new WindowId(2);
    private static final LineId HOUSEHOLD = Days.HOUSEHOLD;
    private static final LineId SOCIAL = Days.SOCIAL;

    private final Hall hall = new Hall(Policies::of);
    private HallState state = HallState.empty();
    private CallLog log = CallLog.EMPTY;
    private Instant now = Days.NINE;
    private int presses;

    private void opens(HallPlan plan) {
        tell(0, new Command.OpenDay(Days.DAY, plan));
        tell(
                0,
                new Command.OpenWindow(
                        ONE, List.of(new Skill(HOUSEHOLD, true), new Skill(SOCIAL, false))));
        tell(0, new Command.OpenWindow(TWO, List.of(new Skill(SOCIAL, true))));
    }

    private List<Event> tell(int minute, Command command) {
        now = Days.NINE.plusSeconds(60L * minute);
        List<Event> events = ((Accepted) hall.decide(state, command, now)).events();
        for (Event event : events) {
            state = state.after(event);
            log = log.after(event);
        }
        return events;
    }

    private void comes(int minute, LineId line, TicketClass ticketClass) {
        MessageId press = MessageId.of(0, 0, ++presses);
        tell(minute, new Command.IssueTicket(press, "k01", line, ticketClass, null, null, null));
    }

    private void serves(int minute, WindowId window) {
        tell(minute, new Command.CallNext(window));
        tell(minute, new Command.StartService(window));
        tell(minute, new Command.FinishService(window));
    }

    private Why why(String number) {
        return Why.of(TicketNumber.parse(number), log, state, now, ZONE).orElseThrow();
    }

    /** A001 comes, then a B in need and an ordinary one of its own line who must not pass it. */
    private void aMorning() {
        opens(Days.PLAN);
        comes(0, HOUSEHOLD, TicketClass.ORDINARY);
        comes(2, HOUSEHOLD, TicketClass.PRIORITY);
        comes(3, SOCIAL, TicketClass.ORDINARY);
        comes(4, HOUSEHOLD, TicketClass.ORDINARY);
        serves(5, ONE);
        serves(6, TWO);
        serves(7, ONE);
    }

    @Test
    void tellsTheReasonOfTheCallAndEveryTermThatWasWeighed() {
        aMorning();
        Why why = why("A002");
        assertThat(why.reason()).isEqualTo(Reason.PRIORITY_CREDIT);
        assertThat(why.words().zh()).isEqualTo("A002 被叫到 1 号窗口：绿色通道优先。");
        assertThat(why.earlier()).isEmpty();
        Weighed first = why.candidates().getFirst();
        assertThat(first.ticket()).isEqualTo("A002");
        assertThat(first.waitedMinutes()).isEqualTo(3);
        assertThat(first.headStartMinutes()).isEqualTo(28);
        assertThat(first.ownBusinessMinutes()).isEqualTo(10);
        assertThat(first.weightThousandths()).isGreaterThan(1000);
        assertThat(first.words().en())
                .contains("28 min head start", "own business", "for the length of the service");
        assertThat(first.countsMinutes()).isGreaterThan(41);
    }

    @Test
    void namesThoseWhoCameLaterAndWentFirstWithHowFarTheyWereAhead() {
        aMorning();
        Why why = why("A001");
        assertThat(why.at()).isEqualTo(Days.NINE.plusSeconds(7 * 60));
        assertThat(why.earlier()).extracting(Passed::ticket).containsExactly("A002", "B001");
        assertThat(why.earlierAll()).isEqualTo(2);
        Passed priority = why.earlier().getFirst();
        // Both in one line: what they differ by is the head start, less what A001 had waited.
        assertThat(priority.here()).isTrue();
        assertThat(priority.aheadMinutes()).isBetween(26L, 35L);
        assertThat(priority.words().en())
                .contains("came at 09:02, called at 09:05 to window 1", "A001 counted as");
        Passed elsewhere = why.earlier().getLast();
        assertThat(elsewhere.here()).isFalse();
        assertThat(elsewhere.aheadMinutes()).isNull();
        assertThat(elsewhere.words().zh()).contains("不办 A001 的业务");
    }

    @Test
    void aWaitingTicketLearnsWhomEachWindowWouldCall() {
        aMorning();
        Why why = why("A003");
        assertThat(why.waits()).isTrue();
        assertThat(why.at()).isNull();
        assertThat(why.words().en()).contains("3 min so far, 0 ahead", "1 window open");
        assertThat(why.next())
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.self()).isTrue();
                    assertThat(next.kind().zh()).isEqualTo("1 号窗口下一位就是您。");
                });
        comes(8, HOUSEHOLD, TicketClass.PRIORITY);
        assertThat(why("A003").next())
                .singleElement()
                .satisfies(next -> assertThat(next.ticket()).isEqualTo("A004"));
    }

    /** Whatever else is known stays with the staff. */
    @Test
    void aCitizenLearnsOfAnotherNumberClassAndTimesAlone() {
        opens(Days.PLAN);
        comes(0, HOUSEHOLD, TicketClass.ORDINARY);
        comes(1, HOUSEHOLD, TicketClass.ORDINARY);
        tell(2, new Command.CallManually(ONE, TicketNumber.parse("A002"), "she is in labour"));
        Passed passed = why("A001").earlier().getFirst();
        assertThat(passed.words().en()).contains("she is in labour");
        assertThat(passed.kind().en())
                .isEqualTo(
                        "A002: came at 09:01, called at 09:02. Chosen by the staff: ask at the"
                                + " desk.");
        assertThat(passed.kind().zh()).doesNotContain("labour");
        assertThat(passed.aheadMinutes()).isNull();
    }

    @Test
    void whoIsSentOnIsToldOfTheWaitInTheNewLine() {
        opens(Days.PLAN);
        comes(0, HOUSEHOLD, TicketClass.ORDINARY);
        comes(1, SOCIAL, TicketClass.ORDINARY);
        tell(2, new Command.CallNext(ONE));
        tell(2, new Command.StartService(ONE));
        serves(3, TWO);
        tell(4, new Command.Transfer(ONE, SOCIAL, "another matter"));
        Why why = why("A001");
        assertThat(why.waits()).isTrue();
        // B001 was called before that wait began.
        assertThat(why.earlier()).isEmpty();
        serves(5, TWO);
        assertThat(why("A001").window()).isEqualTo(2);
        assertThat(why("A001").candidates().getFirst().waitedMinutes()).isEqualTo(5);
    }

    @Test
    void everyPolicyIsToldInWordsAndMinutesOnlyWhereMinutesDecided() {
        for (String policy : Policies.NAMES) {
            if (policy.equals("rules")) continue;
            state = HallState.empty();
            log = CallLog.EMPTY;
            opens(Days.PLAN.calling(policy, null));
            comes(0, HOUSEHOLD, TicketClass.ORDINARY);
            comes(2, HOUSEHOLD, TicketClass.PRIORITY);
            serves(3, ONE);
            serves(4, ONE);
            Stream.of("A001", "A002")
                    .map(this::why)
                    .forEach(why -> {
                        assertThat(why.words().zh()).as(policy).contains("被叫到 1 号窗口");
                        assertThat(why.candidates()).as(policy).isNotEmpty();
                    });
            boolean minutes = List.of("bwi", "longest-wait-first", "edd").contains(policy);
            assertThat(why("A001").earlier()).as(policy).hasSize(1);
            assertThat(why("A001").earlier().getFirst().aheadMinutes() != null)
                    .as(policy + " decides by minutes")
                    .isEqualTo(minutes);
        }
    }

    @Test
    void aNumberThatTheDayNeverGaveOutIsUnknown() {
        opens(Days.PLAN);
        assertThat(Why.of(TicketNumber.parse("A009"), log, state, now, ZONE)).isEmpty();
    }
}
