package tingxu.control.gate;

import tingxu.control.balance.WaitEstimate;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.wire.LineLoad;
import tingxu.wire.StripState;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is shown to all: the strip of each window, and the lines before one takes a ticket. */
final class Strips {

    private Strips() {}

    /**
     * @param rating whether the window's pad waits for a press
     */
    static StripState strip(HallState state, WindowId window, boolean rating) {
        return switch (state.window(window).activity()) {
            case Window.Activity.Closed closed -> new StripState.Closed();
            case Window.Activity.Free free ->
                    rating ? new StripState.PleaseRate() : new StripState.Free();
            case Window.Activity.Paused paused ->
                    new StripState.Paused(new Words("暂停服务", "Paused"));
            case Window.Activity.Calling calling ->
                    new StripState.Calling(calling.ticket().number());
            case Window.Activity.Serving serving ->
                    new StripState.Serving(serving.ticket().number());
        };
    }

    static List<LineLoad> lines(HallState state, Instant now) {
        List<LineLoad> lines = new ArrayList<>();
        for (HallPlan.Line line : state.plan().lines()) {
            int ahead = state.aheadOfNewcomer(line.id(), TicketClass.ORDINARY, now);
            lines.add(
                    new LineLoad(
                            line.id(),
                            line.name(),
                            line.series(),
                            state.waitingCount(line.id()),
                            state.windowsServing(line.id()),
                            WaitEstimate.range(state, line.id(), ahead, now)));
        }
        return lines;
    }
}
