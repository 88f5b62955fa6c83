package tingxu.control.why;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.why.CallLog.Made;
import tingxu.control.why.CallLog.Seen;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a ticket was called when it was, or is not called yet: what the verb and every page tell.
 *
 * @param cameAt when it was issued
 * @param waits whether it waits now
 * @param window it was last called to; null where it was not, as {@code at} and {@code reason}
 * @param waiting people who waited for that window then
 * @param words the answer in a sentence
 * @param candidates the best that were weighed, the one called first
 * @param earlier those who came later and were called before it, in the order of their calls
 * @param earlierAll how many these are; the list ends with the last {@link #SHOWN}
 * @param next where it waits: whom each window that serves its line would call now
 */
public record Why(
        String ticket,
        TicketClass ticketClass,
        Words line,
        Instant cameAt,
        boolean waits,
        @Nullable Integer window,
        @Nullable Instant at,
        @Nullable Reason reason,
        Words words,
        int waiting,
        List<Weighed> candidates,
        List<Passed> earlier,
        int earlierAll,
        List<Upcoming> next) {

    /** Beyond it nobody reads on. */
    public static final int SHOWN = 50;

    /**
     * @param state of the hall after the last event that {@code log} has seen
     * @param zone the hall's, in which clock times are told
     * @return empty where the day has no such ticket
     */
    public static Optional<Why> of(
            TicketNumber number, CallLog log, HallState state, Instant now, ZoneId zone) {
        Seen seen = log.tickets().get(number);
        if (seen == null) return Optional.empty();
        Times times = new Times(zone);
        boolean waits = state.whereabouts(number) instanceof Whereabouts.Waiting;
        int last = waits ? -1 : log.lastOf(number);
        return Optional.of(
                last < 0
                        ? uncalled(seen, waits, log, state, now, times)
                        : called(log.calls().get(last), last, log, state, times));
    }

    // ------------------------------------------------------------------ one that was called

    private static Why called(Made made, int place, CallLog log, HallState state, Times times) {
        TicketCalled event = made.event();
        List<Passed> earlier = passed(made.ticket(), made.since(), place, log, times);
        return new Why(
                event.ticket().toString(),
                made.ticket().ticketClass(),
                state.plan().nameOf(made.ticket().line()),
                made.ticket().issuedAt(),
                false,
                event.window().number(),
                event.at(),
                event.reason(),
                sentence(event),
                event.waiting(),
                event.candidates().stream().map(Weighed::of).toList(),
                lastOf(earlier),
                earlier.size(),
                List.of());
    }

    private static Words sentence(TicketCalled called) {
        Words reason = Kinds.of(called.reason());
        int window = called.window().number();
        String zh = called.ticket() + " 被叫到 " + window + " 号窗口：" + reason.zh();
        String en =
                "%s was called to window %d: %s".formatted(called.ticket(), window, reason.en());
        return called.note().isEmpty()
                ? new Words(zh + "。", en + ".")
                : new Words(zh + "（" + called.note() + "）。", en + " (" + called.note() + ").");
    }

    // ------------------------------------------------------------------ one that was not

    private static Why uncalled(
            Seen seen, boolean waits, CallLog log, HallState state, Instant now, Times times) {
        Ticket ticket = seen.ticket();
        List<Passed> earlier = passed(ticket, seen.since(), log.calls().size(), log, times);
        return new Why(
                ticket.number().toString(),
                ticket.ticketClass(),
                state.plan().nameOf(ticket.line()),
                ticket.issuedAt(),
                waits,
                null,
                null,
                null,
                waits ? waiting(ticket, state, now) : gone(ticket.number()),
                state.waitingCount(ticket.line()),
                List.of(),
                lastOf(earlier),
                earlier.size(),
                waits ? upcoming(ticket, state, now) : List.of());
    }

    private static Words waiting(Ticket ticket, HallState state, Instant now) {
        int ahead = state.ahead(ticket.number());
        long minutes = ticket.waited(now).toMinutes();
        int windows = state.windowsServing(ticket.line());
        String zh = "%s 还在等候：已等 %d 分钟，同队前面 %d 位".formatted(ticket.number(), minutes, ahead);
        String en =
                "%s is still waiting: %d min so far, %d ahead in its line"
                        .formatted(ticket.number(), minutes, ahead);
        return windows == 0
                ? new Words(
                        zh + "；现在没有窗口办理这一队，请问服务台。",
                        en + "; no window serves this line now: ask at the desk.")
                : new Words(
                        zh + "，" + windows + " 个窗口办理。",
                        en + ", " + windows + (windows == 1 ? " window" : " windows") + " open.");
    }

    private static Words gone(TicketNumber number) {
        return new Words(
                number + " 没有叫到：已取消或随营业结束。",
                number + " was not called: it was cancelled or ended with the day.");
    }

    private static List<Upcoming> upcoming(Ticket ticket, HallState state, Instant now) {
        Optional<Policy> policy = Policies.of(state.plan()).found();
        List<Upcoming> next = new ArrayList<>();
        if (policy.isEmpty()) return next;
        for (Window window : state.windows().values())
            if (window.open() && window.serves(ticket.line()))
                policy.get()
                        .next(state, window, now)
                        .ifPresent(choice -> next.add(Upcoming.of(window, choice, ticket)));
        return next;
    }

    // ------------------------------------------------------------------ those before it

    /**
     * Of the lines that its windows serve, those who came later and were called while it waited.
     */
    private static List<Passed> passed(
            Ticket asked, Instant since, int end, CallLog log, Times times) {
        List<LineId> lines = log.beside(asked.line());
        List<Passed> passed = new ArrayList<>();
        for (Made made : log.between(since, end))
            if (made.ticket().sequence() > asked.sequence() && lines.contains(made.ticket().line()))
                passed.add(Passed.of(made, asked, times));
        return passed;
    }

    private static List<Passed> lastOf(List<Passed> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    }
}
