package tingxu.control.loop;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Command.CallNext;
import tingxu.control.hall.Command.FinishService;
import tingxu.control.hall.Command.IssueTicket;
import tingxu.control.hall.Command.OpenDay;
import tingxu.control.hall.Command.OpenWindow;
import tingxu.control.hall.Command.StartService;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a decision and its aftermath cost in a hall where so many wait: it should not matter. */
public final class FlatCost {

    private static final LineId HOUSEHOLD = new LineId("household");
    private static final LineId SOCIAL = new LineId("social");
    private static final WindowId ONE = new WindowId(1);
    private static final HallPlan PLAN =
            new HallPlan(
                    new Words("测速", "measured"),
                    "bwi",
                    List.of(
                            new HallPlan.Line(
                                    HOUSEHOLD, new Words("户籍", "Household"), 'A', minutes(8)),
                            new HallPlan.Line(SOCIAL, new Words("社保", "Social"), 'B', minutes(6))),
                    HallPlan.Limits.USUAL);

    private final Hall hall = new Hall(Policies::of);
    private HallState state = HallState.empty();
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private long presses;

    private FlatCost() {}

    /**
     * Fills a hall and measures.
     *
     * @param waiting people who wait all the while
     * @param visits each of four decisions: a ticket, a call, a start and a finish
     * @return nanoseconds a decision, its events applied
     */
    public static long nanosPerDecision(int waiting, int visits) {
        FlatCost cost = new FlatCost();
        cost.fill(waiting);
        cost.visits(visits); // so that both sizes are measured warm
        long start = System.nanoTime();
        cost.visits(visits);
        return (System.nanoTime() - start) / (4L * visits);
    }

    private void fill(int waiting) {
        tell(new OpenDay(LocalDate.of(2026, 11, 22), PLAN));
        tell(new OpenWindow(ONE, List.of(new Skill(HOUSEHOLD, true), new Skill(SOCIAL, false))));
        for (int i = 0; i < waiting; i++) tell(press());
    }

    private void visits(int visits) {
        for (int i = 0; i < visits; i++) {
            tell(press());
            tell(new CallNext(ONE));
            tell(new StartService(ONE));
            tell(new FinishService(ONE));
        }
    }

    private IssueTicket press() {
        long press = ++presses;
        return new IssueTicket(
                MessageId.of(now.toEpochMilli(), 0, press),
                "k01",
                press % 3 == 0 ? SOCIAL : HOUSEHOLD,
                press % 10 == 0 ? TicketClass.PRIORITY : TicketClass.ORDINARY,
                null,
                null,
                null);
    }

    private void tell(Command command) {
        now = now.plusMillis(10);
        if (!(hall.decide(state, command, now) instanceof Accepted(var events)))
            throw new IllegalStateException("refused while measuring: " + command);
        for (Event event : events) state = state.after(event);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
