package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;

import tingxu.control.hall.Command.Transfer;
import tingxu.control.hall.Event.ServiceFinished;
import tingxu.control.hall.Event.ServiceStarted;
import tingxu.control.hall.Event.TicketHeld;
import tingxu.control.hall.Event.TicketTransferred;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Serving;

import java.time.Instant;

/** What a clerk may do with the citizen at the window. */
final class ServiceRules {

    private ServiceRules() {}

    static Decision start(Window window, Instant now) {
        return window.activity() instanceof Calling(var ticket, _, _, _)
                ? accept(new ServiceStarted(ticket.number(), window.id(), now))
                : Refusals.notCalling(window.id());
    }

    static Decision finish(Window window, Instant now) {
        return window.activity() instanceof Serving(var ticket, _)
                ? accept(new ServiceFinished(ticket.number(), window.id(), now))
                : Refusals.notServing(window.id());
    }

    static Decision transfer(HallState state, Transfer command, Instant now) {
        Window window = state.window(command.window());
        if (!(window.activity() instanceof Serving(var ticket, _)))
            return Refusals.notServing(window.id());
        if (state.plan().line(command.to()).isEmpty()) return Refusals.unknownLine(command.to());
        return Refusals.missing(command.reason())
                ? Refusals.reasonWanted()
                : accept(
                        new TicketTransferred(
                                ticket.number(), window.id(), command.to(), command.reason(), now));
    }

    static Decision hold(Window window, String reason, Instant now) {
        if (!(window.activity() instanceof Serving(var ticket, _)))
            return Refusals.notServing(window.id());
        return Refusals.missing(reason)
                ? Refusals.reasonWanted()
                : accept(new TicketHeld(ticket.number(), window.id(), reason, now));
    }
}
