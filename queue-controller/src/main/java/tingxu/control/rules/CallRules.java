package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;
import static tingxu.control.rules.Refusals.zh;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command.CallManually;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.Event.TicketLapsed;
import tingxu.control.hall.Event.TicketRecalled;
import tingxu.control.hall.Grounds;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Invitation;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Policy.Fitting;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is called to a window, how often, and when nobody has come.
 *
 * @param grounded whether calls carry what they were decided upon
 */
record CallRules(Function<HallPlan, Fitting> policies, boolean grounded) {

    /** Who is called so soon after coming had no one to wait for. */
    private static final Duration DIRECT = Duration.ofSeconds(30);

    Decision next(HallState state, Window window, Instant now) {
        Optional<Decision> busy = busy(window);
        if (busy.isPresent()) return busy.get();
        return weighed(state, window, now)
                .map(weighed -> {
                    Ticket ticket = weighed.choice().ticket();
                    Reason reason = reason(state, window, weighed.choice(), now);
                    return accept(called(state, window, ticket.number(), reason, "", weighed, now));
                })
                .orElseGet(() -> nobody(window));
    }

    /**
     * Against the order, for one who waits or came back within the grace; those passed are kept.
     */
    Decision byHand(HallState state, CallManually command, Instant now) {
        Window window = state.window(command.window());
        TicketNumber number = command.ticket();
        Optional<Decision> busy = busy(window);
        if (busy.isPresent()) return busy.get();
        if (Refusals.missing(command.reason())) return Refusals.reasonWanted();
        Whereabouts where = state.whereabouts(number);
        boolean lapsed = where instanceof Whereabouts.Lapsed;
        if (!lapsed && !(where instanceof Whereabouts.Waiting))
            return Refusals.elsewhere(number, where);
        if (lapsed && !TicketRules.withinGrace(state, number, now))
            return TicketRules.tooLate(state, number);
        Weighed passed = weighed(state, window, now).orElse(null);
        return atServingWindow(
                state,
                window,
                number,
                called(state, window, number, Reason.MANUAL, command.reason(), passed, now));
    }

    Decision resume(HallState state, Window window, TicketNumber number, Instant now) {
        Optional<Decision> busy = busy(window);
        if (busy.isPresent()) return busy.get();
        Whereabouts where = state.whereabouts(number);
        if (!(where instanceof Whereabouts.Held)) return Refusals.elsewhere(number, where);
        return atServingWindow(
                state,
                window,
                number,
                called(state, window, number, Reason.RESUMED, "", null, now));
    }

    Decision recall(HallState state, Window window, Instant now) {
        if (!(window.activity() instanceof Calling(var ticket, var repeats, _, _)))
            return Refusals.notCalling(window.id());
        int most = state.plan().limits().recalls();
        return repeats < most
                ? accept(new TicketRecalled(ticket.number(), window.id(), repeats + 1, now))
                : refuse(
                        ticket.number() + " 已重呼 " + repeats + " 次，请按过号",
                        ticket.number()
                                + " was called again "
                                + repeats
                                + " times: mark a no-show");
    }

    Decision noShow(Window window, Instant now) {
        return window.activity() instanceof Calling(var ticket, _, _, _)
                ? accept(new TicketLapsed(ticket.number(), window.id(), false, now))
                : Refusals.notCalling(window.id());
    }

    /** What the passing of time does: calls lapse, and a hall that calls by itself calls. */
    Decision tick(HallState state, Instant now) {
        List<Event> events = lapsed(state, now);
        if (state.plan().direct().autoCall()) events.addAll(direct(state, now));
        return new Decision.Accepted(events);
    }

    /** Those who came to idle windows, each to the window that is invited to take them. */
    private List<Event> direct(HallState state, Instant now) {
        List<Event> calls = new ArrayList<>();
        Optional<Policy> policy = policies.apply(state.plan()).found();
        if (!state.dayOpen() || policy.isEmpty()) return calls;
        HallState after = state;
        for (Invitation each : Invitation.all(state, policy.get(), now)) {
            if (!each.direct(state)) continue;
            Window window = after.window(each.window());
            Weighed weighed = weighed(after, window, policy.get(), each.choice(), now);
            Event call =
                    called(
                            after,
                            window,
                            each.choice().ticket().number(),
                            Reason.IDLE_DIRECT,
                            "",
                            weighed,
                            now);
            calls.add(call);
            after = after.after(call);
        }
        return calls;
    }

    /** Calls that nobody has answered for longer than the hall's patience. */
    private static List<Event> lapsed(HallState state, Instant now) {
        List<Event> lapsed = new ArrayList<>();
        for (Window window : state.windows().values())
            if (window.activity() instanceof Calling(var ticket, _, _, var since)
                    && now.isAfter(since.plus(state.plan().limits().patience())))
                lapsed.add(new TicketLapsed(ticket.number(), window.id(), true, now));
        return lapsed;
    }

    /** What the policy would do, and upon what. */
    private record Weighed(Choice choice, @Nullable Grounds grounds) {}

    private Optional<Weighed> weighed(HallState state, Window window, Instant now) {
        return policies.apply(state.plan())
                .found()
                .flatMap(policy ->
                        policy.next(state, window, now)
                                .map(choice -> weighed(state, window, policy, choice, now)));
    }

    private Weighed weighed(
            HallState state, Window window, Policy policy, Choice choice, Instant now) {
        return new Weighed(choice, grounded ? Grounds.of(state, window, policy, now) : null);
    }

    /** Where several windows had nothing to do, it is the window that was chosen. */
    private static Reason reason(HallState state, Window window, Choice choice, Instant now) {
        if (choice.reason() != Reason.ONLY_CANDIDATE) return choice.reason();
        Instant came = state.standing(choice.ticket().number()).orElseThrow().since();
        if (!came.isAfter(window.activity().since()) || now.isAfter(came.plus(DIRECT)))
            return choice.reason();
        for (Window other : state.windows().values())
            if (other.activity() instanceof Free
                    && !other.id().equals(window.id())
                    && other.serves(choice.ticket().line())) return Reason.IDLE_DIRECT;
        return choice.reason();
    }

    private static Decision atServingWindow(
            HallState state, Window window, TicketNumber number, TicketCalled event) {
        var line = state.standing(number).map(standing -> standing.ticket().line());
        return line.filter(window::serves).isPresent()
                ? accept(event)
                : line.map(other -> Refusals.notServed(window.id(), number, other))
                        .orElseGet(() -> Refusals.unknownTicket(number));
    }

    private static TicketCalled called(
            HallState state,
            Window window,
            TicketNumber number,
            Reason reason,
            String note,
            @Nullable Weighed weighed,
            Instant now) {
        int waiting = 0;
        for (Skill skill : window.skills()) waiting += state.waitingCount(skill.line());
        return new TicketCalled(
                number,
                window.id(),
                reason,
                note,
                weighed == null ? List.of() : weighed.choice().candidates(),
                waiting,
                weighed == null ? null : weighed.grounds(),
                now);
    }

    private static Decision nobody(Window window) {
        return refuse(
                "没有人在等" + zh(window.id()) + "的业务，请稍候",
                "Nobody is waiting for window " + window.id().number() + ": wait a moment");
    }

    /** Why the window may not call now; empty when it may. */
    private static Optional<Decision> busy(Window window) {
        return switch (window.activity()) {
            case Free _ -> Optional.empty();
            case Closed _ -> Optional.of(Refusals.closed(window.id()));
            case Paused _ -> Optional.of(Refusals.paused(window.id()));
            case Calling(var ticket, _, _, _) ->
                    Optional.of(Refusals.calling(window.id(), ticket.number()));
            case Serving(var ticket, _) ->
                    Optional.of(Refusals.serving(window.id(), ticket.number()));
        };
    }
}
