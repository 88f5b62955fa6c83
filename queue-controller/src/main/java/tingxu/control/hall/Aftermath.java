package tingxu.control.hall;

import org.pcollections.PSortedMap;

import tingxu.control.hall.Event.AdviceAnswered;
import tingxu.control.hall.Event.AdviceGiven;
import tingxu.control.hall.Event.DayEnded;
import tingxu.control.hall.Event.DayOpened;
import tingxu.control.hall.Event.FinishUndone;
import tingxu.control.hall.Event.FollowUpClosed;
import tingxu.control.hall.Event.NoShowUndone;
import tingxu.control.hall.Event.NumbersLent;
import tingxu.control.hall.Event.PaperNoted;
import tingxu.control.hall.Event.PolicyChanged;
import tingxu.control.hall.Event.RatingExplained;
import tingxu.control.hall.Event.ServiceFinished;
import tingxu.control.hall.Event.ServiceRated;
import tingxu.control.hall.Event.ServiceStarted;
import tingxu.control.hall.Event.StaffCallAnswered;
import tingxu.control.hall.Event.StaffCalled;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.Event.TicketCancelled;
import tingxu.control.hall.Event.TicketHeld;
import tingxu.control.hall.Event.TicketIssued;
import tingxu.control.hall.Event.TicketLapsed;
import tingxu.control.hall.Event.TicketRecalled;
import tingxu.control.hall.Event.TicketReported;
import tingxu.control.hall.Event.TicketReturned;
import tingxu.control.hall.Event.TicketTransferred;
import tingxu.control.hall.Event.WindowClosed;
import tingxu.control.hall.Event.WindowOpened;
import tingxu.control.hall.Event.WindowPaused;
import tingxu.control.hall.Event.WindowUnpaused;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.wire.LineId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What each event leaves behind. */
final class Aftermath {

    private Aftermath() {}

    static HallState of(HallState state, Event event) {
        return switch (event) {
            case DayOpened(var day, var plan, var at) ->
                    HallState.beginning(new BusinessDay(day, true, plan, at))
                            .with(state.badRatings());
            case DayEnded(_, _, var at) -> state.with(state.business().ended(at)).with(Lanes.EMPTY);
            case PolicyChanged(var policy, var tuning, _, _, _) ->
                    state.with(state.business().planned(state.plan().calling(policy, tuning)));
            case WindowOpened(var id, var skills, var at) ->
                    state.with(new Window(id, skills, new Free(at)));
            case WindowClosed(var id, var at) -> state.with(state.window(id).now(new Closed(at)));
            case WindowPaused(var id, var reason, var at) ->
                    state.with(state.window(id).now(new Paused(reason, at)));
            case WindowUnpaused(var id, var at) -> state.with(state.window(id).now(new Free(at)));
            case TicketIssued(var ticket, _) -> issued(state, ticket);
            case NumbersLent(var loan, _) -> state.with(state.loans().plus(loan));
            case TicketReported(var ticket, _) -> reported(state, ticket);
            case PaperNoted(var number, var outcome, _) ->
                    with(state, number, standing -> standing.noted(outcome));
            case TicketCalled called -> called(state, called);
            case TicketRecalled(_, var id, var repeat, var at) ->
                    recalled(state, state.window(id), repeat, at);
            case ServiceStarted started -> started(state, started);
            case ServiceFinished finished -> finished(state, finished);
            case TicketLapsed(var number, var id, var byClock, var at) -> {
                Window window = state.window(id);
                HallState free = state.with(byClock ? window.now(new Free(at)) : freed(window, at));
                yield counted(
                        moved(free, number, new Whereabouts.Lapsed(), at), number, Figures::lapsed);
            }
            case TicketReturned(var number, var at) -> returned(state, number, at);
            case TicketTransferred transferred -> transferred(state, transferred);
            case TicketHeld(var number, var id, _, var at) ->
                    moved(
                            state.with(state.window(id).now(new Free(at))),
                            number,
                            new Whereabouts.Held(id),
                            at);
            case TicketCancelled(var number, _, var at) ->
                    counted(
                            moved(
                                    withdrawn(state, number, at),
                                    number,
                                    new Whereabouts.Cancelled(),
                                    at),
                            number,
                            Figures::cancelled);
            case ServiceRated rated -> rated(state, rated);
            case RatingExplained why -> explained(state, why);
            case FinishUndone undone -> finishUndone(state, undone);
            case NoShowUndone undone -> noShowUndone(state, undone);
            case FollowUpClosed(var ticket, _, _, _) ->
                    state.with(state.badRatings().minus(ticket));
            case AdviceGiven _, AdviceAnswered _, StaffCalled _, StaffCallAnswered _ -> state;
        };
    }

    private static HallState issued(HallState state, Ticket ticket) {
        return state.with(state.register().issued(Standing.issued(ticket)))
                .with(state.lanes().plus(ticket))
                .with(state.figures().issued(ticket.line()));
    }

    private static HallState reported(HallState state, Ticket ticket) {
        Standing before = state.register().standings().get(ticket.number());
        if (before == null) return state;
        HallState known = state.with(state.register().reported(before, ticket));
        return before.waiting()
                ? known.with(state.lanes().minus(before.ticket()).plus(ticket))
                : known;
    }

    private static HallState called(HallState state, TicketCalled event) {
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null) return state;
        Ticket ticket = standing.ticket();
        Figures figures = state.figures().calledTo(event.window(), event.reason() == Reason.MANUAL);
        if (standing.waiting()) figures = figures.called(ticket.line(), wait(standing, event.at()));
        if (standing.where() instanceof Whereabouts.Lapsed)
            figures = figures.returned(ticket.line());
        Window calling =
                state.window(event.window()).now(new Calling(ticket, 0, event.at(), event.at()));
        return moved(
                unqueued(state, standing).with(figures).with(calling),
                standing,
                new Whereabouts.Called(event.window()),
                event.at());
    }

    /** A transferred or returned ticket keeps its clock; its wait here began when it came. */
    private static Duration wait(Standing standing, Instant now) {
        Instant clock = standing.ticket().clock();
        Instant since = standing.since();
        return Duration.between(clock.isAfter(since) ? clock : since, now);
    }

    private static HallState recalled(HallState state, Window window, int repeat, Instant at) {
        return window.activity() instanceof Calling(var ticket, _, var calledAt, _)
                ? state.with(window.now(new Calling(ticket, repeat, calledAt, at)))
                : state;
    }

    private static HallState started(HallState state, ServiceStarted event) {
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null) return state;
        Serving serving = new Serving(standing.ticket(), event.at());
        return moved(
                state.with(state.window(event.window()).now(serving)),
                standing,
                new Whereabouts.BeingServed(event.window()),
                event.at());
    }

    private static HallState finished(HallState state, ServiceFinished event) {
        HallState free = state.with(freed(state.window(event.window()), event.at()));
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null) return free;
        Duration took = Duration.between(standing.since(), event.at());
        Figures figures = state.figures().served(standing.ticket().line(), event.window(), took);
        return moved(
                free.with(figures), standing, new Whereabouts.Served(event.window()), event.at());
    }

    /** Free by a press that can be taken back. */
    private static Window freed(Window window, Instant at) {
        return window.now(
                switch (window.activity()) {
                    case Calling _, Serving _ -> new Free(at, window.activity());
                    case Closed _, Free _, Paused _ -> new Free(at);
                });
    }

    private static HallState returned(HallState state, TicketNumber number, Instant at) {
        Standing standing = state.register().standings().get(number);
        if (standing == null) return state;
        HallState queued = state.with(state.lanes().plus(standing.ticket()));
        return counted(
                moved(queued, standing, new Whereabouts.Waiting(), at), number, Figures::returned);
    }

    private static HallState transferred(HallState state, TicketTransferred event) {
        HallState free = state.with(state.window(event.window()).now(new Free(event.at())));
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null) return free;
        Ticket first = standing.ticket();
        Instant turn = state.plan().clockKept() ? first.clock() : event.at();
        Ticket leg = first.sentOn(event.to(), turn);
        return free.with(state.register().with(standing.sentOn(leg, event.at())))
                .with(state.lanes().plus(leg))
                .with(state.figures().transferred(first.line()));
    }

    private static HallState rated(HallState state, ServiceRated event) {
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null) return state;
        Integer before = standing.rating();
        Figures figures = state.figures();
        if (before != null) figures = figures.rated(before, -1);
        HallState counted =
                state.with(state.register().with(standing.rated(event.level())))
                        .with(figures.rated(event.level(), 1));
        return BadRating.is(event.level()) ? counted.with(followUp(state, event)) : counted;
    }

    private static PSortedMap<TicketId, BadRating> followUp(HallState state, ServiceRated event) {
        TicketId ticket = new TicketId(state.day(), event.ticket());
        BadRating bad =
                new BadRating(
                        ticket,
                        event.window(),
                        event.level(),
                        event.channel(),
                        List.of(),
                        event.at());
        PSortedMap<TicketId, BadRating> open = state.badRatings().plus(ticket, bad);
        return open.size() > BadRating.KEPT ? open.minus(open.firstKey()) : open;
    }

    private static HallState explained(HallState state, RatingExplained event) {
        BadRating bad = state.badRatings().get(new TicketId(state.day(), event.ticket()));
        return bad == null
                ? state
                : state.with(state.badRatings().plus(bad.ticket(), bad.because(event.reasons())));
    }

    private static HallState finishUndone(HallState state, FinishUndone event) {
        Window window = state.window(event.window());
        Standing standing = state.register().standings().get(event.ticket());
        if (standing == null || !(window.activity() instanceof Free(var finished, Serving before)))
            return state;
        Duration took = Duration.between(before.since(), finished);
        return moved(
                state.with(window.now(before))
                        .with(
                                state.figures()
                                        .unserved(standing.ticket().line(), window.id(), took)),
                standing,
                new Whereabouts.BeingServed(window.id()),
                before.since());
    }

    private static HallState noShowUndone(HallState state, NoShowUndone event) {
        Window window = state.window(event.window());
        if (!(window.activity() instanceof Free(_, Calling before))) return state;
        Calling again =
                new Calling(before.ticket(), before.repeats(), before.calledAt(), event.at());
        return counted(
                moved(
                        state.with(window.now(again)),
                        event.ticket(),
                        new Whereabouts.Called(window.id()),
                        event.at()),
                event.ticket(),
                Figures::returned);
    }

    /** Out of the line, out of the call, or out of those who missed theirs. */
    private static HallState withdrawn(HallState state, TicketNumber number, Instant at) {
        Standing standing = state.register().standings().get(number);
        if (standing == null) return state;
        return switch (standing.where()) {
            case Whereabouts.Called(var id) ->
                    state.window(id).activity() instanceof Calling(var ticket, _, _, _)
                                    && ticket.number().equals(number)
                            ? state.with(state.window(id).now(new Free(at)))
                            : state;
            case Whereabouts.Lapsed() -> counted(state, number, Figures::returned);
            case Whereabouts.Waiting(),
                    Whereabouts.Held _,
                    Whereabouts.BeingServed _,
                    Whereabouts.Served _,
                    Whereabouts.Cancelled(),
                    Whereabouts.ClosedWithDay(),
                    Whereabouts.Unknown() ->
                    unqueued(state, standing);
        };
    }

    private static HallState unqueued(HallState state, Standing standing) {
        return standing.waiting() ? state.with(state.lanes().minus(standing.ticket())) : state;
    }

    private static HallState moved(HallState state, Standing standing, Whereabouts to, Instant at) {
        return state.with(state.register().with(standing.at(to, at)));
    }

    private static HallState moved(
            HallState state, TicketNumber number, Whereabouts to, Instant at) {
        return with(state, number, standing -> standing.at(to, at));
    }

    private static HallState with(
            HallState state, TicketNumber number, UnaryOperator<Standing> change) {
        Standing standing = state.register().standings().get(number);
        return standing == null ? state : state.with(state.register().with(change.apply(standing)));
    }

    private static HallState counted(HallState state, TicketNumber number, Count count) {
        Standing standing = state.register().standings().get(number);
        return standing == null
                ? state
                : state.with(count.of(state.figures(), standing.ticket().line()));
    }

    @FunctionalInterface
    private interface Count {
        Figures of(Figures figures, LineId line);
    }
}
