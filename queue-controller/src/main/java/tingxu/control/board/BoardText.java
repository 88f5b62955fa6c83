package tingxu.control.board;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.StripState;
import tingxu.wire.WaitRange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What boards and strips show.
 *
 * @param calls the last six, newest first; each ticket once
 */
public record BoardText(PVector<Call> calls) {

    public static final int CALLS_SHOWN = 6;

    public static final BoardText EMPTY = new BoardText(TreePVector.empty());

    public BoardText after(Event event) {
        return switch (event) {
            case Event.DayOpened _, Event.DayEnded _ -> EMPTY;
            case Event.TicketCalled called ->
                    show(new Call(called.ticket(), called.window(), 0, called.at()));
            case Event.TicketRecalled again ->
                    show(new Call(again.ticket(), again.window(), again.repeat(), again.at()));
            case Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.PolicyChanged _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.TicketIssued _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketLapsed _,
                    Event.TicketReturned _,
                    Event.TicketTransferred _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.NoShowUndone _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _ ->
                    this;
        };
    }

    private BoardText show(Call call) {
        PVector<Call> others = calls;
        for (Call old : calls) if (old.ticket().equals(call.ticket())) others = others.minus(old);
        PVector<Call> shown = others.plus(0, call);
        return new BoardText(shown.size() > CALLS_SHOWN ? shown.minus(CALLS_SHOWN) : shown);
    }

    /**
     * Each line as one sees it who has not taken a ticket yet, in the order of the plan.
     *
     * @param expected wait of such a one in a line
     */
    public static List<LineLoad> loads(HallState state, Function<LineId, WaitRange> expected) {
        List<LineLoad> loads = new ArrayList<>();
        for (Line line : state.plan().lines())
            loads.add(
                    new LineLoad(
                            line.id(),
                            line.name(),
                            line.series(),
                            state.waitingCount(line.id()),
                            state.windowsServing(line.id()),
                            expected.apply(line.id())));
        return loads;
    }

    /**
     * What the strip above a window shows.
     *
     * @param rating whether the window's pad waits for a press
     */
    public static StripState strip(Window window, boolean rating) {
        return switch (window.activity()) {
            case Activity.Closed _ -> new StripState.Closed();
            case Activity.Paused(var reason, _) -> new StripState.Paused(PauseReason.shown(reason));
            case Activity.Calling calling -> new StripState.Calling(calling.ticket().number());
            case Activity.Serving serving -> new StripState.Serving(serving.ticket().number());
            case Activity.Free _ -> rating ? new StripState.PleaseRate() : new StripState.Free();
        };
    }
}
