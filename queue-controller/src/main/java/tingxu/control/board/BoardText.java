package tingxu.control.board;

import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import tingxu.control.balance.WaitEstimate;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.LineLoad;
import tingxu.wire.StripState;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What boards and strips show, folded from the hall's events.
 *
 * @param calls the last six, newest first; each ticket once
 * @param served what was last finished at a window and not rated yet
 * @param ratingWait how long the pad waits for a press
 */
public record BoardText(PVector<Call> calls, PMap<WindowId, Finished> served, Duration ratingWait) {

    public static final int CALLS_SHOWN = 6;

    public static final BoardText EMPTY =
            new BoardText(TreePVector.empty(), TreePMap.empty(), Limits.USUAL.ratingWait());

    /** A service that has just ended: its citizen may rate it. */
    public record Finished(TicketNumber ticket, Instant at) {}

    public BoardText after(Event event) {
        return switch (event) {
            case Event.DayOpened opened ->
                    new BoardText(EMPTY.calls, EMPTY.served, opened.plan().limits().ratingWait());
            case Event.DayEnded _ -> new BoardText(EMPTY.calls, EMPTY.served, ratingWait);
            case Event.TicketCalled called ->
                    show(new Call(called.ticket(), called.window(), 0, called.at()));
            case Event.TicketRecalled again ->
                    show(new Call(again.ticket(), again.window(), again.repeat(), again.at()));
            case Event.ServiceFinished done ->
                    with(served.plus(done.window(), new Finished(done.ticket(), done.at())));
            case Event.ServiceRated rated -> with(without(rated.window(), rated.ticket()));
            case Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.TicketIssued _,
                    Event.PaperNoted _,
                    Event.ServiceStarted _,
                    Event.TicketLapsed _,
                    Event.TicketReturned _,
                    Event.TicketTransferred _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _ ->
                    this;
        };
    }

    private BoardText show(Call call) {
        PVector<Call> others = calls;
        for (Call old : calls) if (old.ticket().equals(call.ticket())) others = others.minus(old);
        PVector<Call> shown = others.plus(0, call);
        if (shown.size() > CALLS_SHOWN) shown = shown.minus(CALLS_SHOWN);
        return new BoardText(shown, served.minus(call.window()), ratingWait);
    }

    private PMap<WindowId, Finished> without(WindowId window, TicketNumber rated) {
        Finished last = served.get(window);
        return last != null && last.ticket().equals(rated) ? served.minus(window) : served;
    }

    private BoardText with(PMap<WindowId, Finished> changed) {
        return new BoardText(calls, changed, ratingWait);
    }

    /** Each line as one sees it who has not taken a ticket yet, in the order of the plan. */
    public static List<LineLoad> loads(HallState state, Instant now) {
        List<LineLoad> loads = new ArrayList<>();
        for (Line line : state.plan().lines())
            loads.add(
                    new LineLoad(
                            line.id(),
                            line.name(),
                            line.series(),
                            state.waitingCount(line.id()),
                            state.windowsServing(line.id()),
                            WaitEstimate.range(
                                    state, line.id(), state.waitingCount(line.id()), now)));
        return loads;
    }

    /** What the strip above a window shows. */
    public StripState strip(Window window, Instant now) {
        return switch (window.activity()) {
            case Activity.Closed _ -> new StripState.Closed();
            case Activity.Paused(var reason, _) -> new StripState.Paused(PauseReason.shown(reason));
            case Activity.Calling calling -> new StripState.Calling(calling.ticket().number());
            case Activity.Serving serving -> new StripState.Serving(serving.ticket().number());
            case Activity.Free _ ->
                    invites(window.id(), now) ? new StripState.PleaseRate() : new StripState.Free();
        };
    }

    private boolean invites(WindowId window, Instant now) {
        Finished last = served.get(window);
        return last != null && now.isBefore(last.at().plus(ratingWait));
    }
}
