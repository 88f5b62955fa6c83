package tingxu.control.forecast;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.rules.Decision;
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

/** A hall with one line of ten minutes a service and one window, and what it remembers. */
final class SmallHall {

    static final LineId LINE = new LineId("tax");
    static final WindowId WINDOW = new WindowId(1);
    static final HallPlan PLAN =
            new HallPlan(
                    new Words("小厅", "small hall"),
                    "bwi",
                    List.of(
                            new HallPlan.Line(
                                    LINE, new Words("税务", "tax"), 'A', Duration.ofMinutes(10))),
                    HallPlan.Limits.USUAL);

    final Hall hall = new Hall(Policies::of);
    HallState state = HallState.empty();
    Memory memory = Memory.NONE;
    final Learning learning = new Learning();
    Instant now = Instant.parse("2026-01-05T01:00:00Z");
    private int people;

    SmallHall() {
        tell(new Command.OpenDay(LocalDate.of(2026, 1, 5), PLAN));
        tell(new Command.OpenWindow(WINDOW, List.of(new Skill(LINE, true))));
    }

    void tell(Command command) {
        if (!(hall.decide(state, command, now) instanceof Decision.Accepted(var events)))
            throw new IllegalStateException(command + " was refused");
        for (Event event : events) {
            HallState before = state;
            state = before.after(event);
            memory = memory.after(before, event);
            learning.saw(before, event, state);
        }
    }

    void minutesPass(double minutes) {
        now = now.plusMillis(Math.round(60_000 * minutes));
    }

    Ticket comes() {
        MessageId id = MessageId.of(0, 0, ++people);
        tell(new Command.IssueTicket(id, "desk", LINE, TicketClass.ORDINARY, null, null, null));
        return state.ticketOf(id).orElseThrow();
    }

    /** The next one is called, comes at once and stays so long. */
    void serves(double minutes) {
        tell(new Command.CallNext(WINDOW));
        tell(new Command.StartService(WINDOW));
        minutesPass(minutes);
        tell(new Command.FinishService(WINDOW));
    }
}
