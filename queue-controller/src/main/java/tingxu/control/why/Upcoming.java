package tingxu.control.why;

import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

import java.util.List;

/**
 * Who would be called to a window that serves the line, if it pressed now.
 *
 * @param self whether it is the one who asks
 * @param words for staff
 * @param kind for the citizen who asks
 */
public record Upcoming(
        int window,
        String ticket,
        TicketClass ticketClass,
        Reason reason,
        boolean self,
        List<Weighed> candidates,
        Words words,
        Words kind) {

    static Upcoming of(Window window, Choice choice, Ticket asked) {
        Ticket first = choice.ticket();
        boolean self = first.number().equals(asked.number());
        Words reason = Kinds.of(choice.reason());
        Words ofClass = Kinds.of(first.ticketClass());
        int number = window.id().number();
        return new Upcoming(
                number,
                first.number().toString(),
                first.ticketClass(),
                choice.reason(),
                self,
                choice.candidates().stream().map(Weighed::of).toList(),
                new Words(
                        "%d 号窗口现在会叫 %s：%s。".formatted(number, first.number(), reason.zh()),
                        "Window %d would call %s now: %s."
                                .formatted(number, first.number(), reason.en())),
                self
                        ? new Words(
                                number + " 号窗口下一位就是您。",
                                "You are the next at window " + number + ".")
                        : new Words(
                                "%d 号窗口下一位是 %s（%s）。"
                                        .formatted(number, first.number(), ofClass.zh()),
                                "Next at window %d is %s (%s)."
                                        .formatted(number, first.number(), ofClass.en())));
    }
}
