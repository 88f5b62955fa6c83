package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Command.Undo;
import tingxu.control.hall.Event.FinishUndone;
import tingxu.control.hall.Event.NoShowUndone;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;

/**
 * A clerk's wrong press is taken back while nothing has followed from it. Only the end of a service
 * and a no-show are: a call has been said aloud, and people are on their way. A rating that was
 * given meanwhile stands, and hinders nothing: the rated clerk must not learn of it.
 */
public final class UndoRules {

    /** As long as a clerk is offered it. */
    public static final Duration OFFERED = Duration.ofSeconds(5);

    /** A press at the last moment is still on its way. */
    private static final Duration ROAD = Duration.ofSeconds(1);

    private UndoRules() {}

    static Decision undo(HallState state, Undo command, Instant now) {
        TicketNumber number = command.ticket();
        Window window = state.window(command.window());
        Standing standing = state.standings().get(number);
        if (standing == null) return Refusals.unknownTicket(number);
        if (!(window.activity() instanceof Free(var since, var before))
                || before == null
                || !standing.since().equals(since)) return movedOn(number);
        if (now.isAfter(since.plus(OFFERED).plus(ROAD)))
            return refuse(
                    number + " 已超过 " + OFFERED.toSeconds() + " 秒，不能撤销",
                    number + " can be undone for " + OFFERED.toSeconds() + " seconds only");
        if (before instanceof Serving(var served, _) && served.number().equals(number))
            return accept(new FinishUndone(number, window.id(), now));
        if (before instanceof Calling(var called, _, _, _)
                && called.number().equals(number)
                && standing.where() instanceof Whereabouts.Lapsed)
            return accept(new NoShowUndone(number, window.id(), now));
        return movedOn(number);
    }

    private static Decision movedOn(TicketNumber number) {
        return refuse(
                number + " 之后已有新的操作，不能撤销，请按现在的情况处理",
                "The hall has moved on since " + number + ": go on from how it is now");
    }
}
