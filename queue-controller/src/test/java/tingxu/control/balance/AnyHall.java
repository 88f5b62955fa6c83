package tingxu.control.balance;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A hall put together by hand: lines a (8 min), b (6 min) and c (20 min). */
final class AnyHall {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final LineId A = new LineId("a");
    static final LineId B = new LineId("b");
    static final LineId C = new LineId("c");
    static final WindowId ONE = new WindowId(1);
    static final WindowId TWO = new WindowId(2);

    private HallState state =
            HallState.empty()
                    .after(
                            new Event.DayOpened(
                                    LocalDate.of(2026, 11, 22),
                                    new HallPlan(
                                            new Words("厅", "hall"),
                                            "bwi",
                                            List.of(
                                                    line(A, 'A', 8),
                                                    line(B, 'B', 6),
                                                    line(C, 'C', 20)),
                                            HallPlan.Limits.USUAL),
                                    NOW));
    private int sequence;

    private static HallPlan.Line line(LineId id, char series, int minutes) {
        return new HallPlan.Line(
                id, new Words(id.name(), id.name()), series, Duration.ofMinutes(minutes));
    }

    HallState state() {
        return state;
    }

    Window window(WindowId id) {
        return state.window(id);
    }

    /** The first line is the window's own. */
    AnyHall opens(WindowId window, LineId... lines) {
        List<Skill> skills = new ArrayList<>();
        for (LineId line : lines) skills.add(new Skill(line, skills.isEmpty()));
        state = state.after(new Event.WindowOpened(window, skills, NOW));
        return this;
    }

    AnyHall waits(LineId line, TicketClass ticketClass, Duration since) {
        sequence++;
        Ticket ticket =
                new Ticket(
                        new TicketNumber((char) (line.name().charAt(0) - 'a' + 'A'), sequence),
                        line,
                        ticketClass,
                        null,
                        MessageId.of(0, 0, sequence),
                        "k01",
                        sequence,
                        0,
                        NOW.minus(since),
                        NOW.minus(since),
                        null);
        state = state.after(new Event.TicketIssued(ticket, NOW));
        return this;
    }

    AnyHall calls(WindowId window, TicketNumber ticket) {
        state =
                state.after(
                        new Event.TicketCalled(
                                ticket,
                                window,
                                Reason.ONLY_CANDIDATE,
                                "",
                                List.of(),
                                1,
                                null,
                                NOW));
        return this;
    }
}
