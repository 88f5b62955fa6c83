package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Invitation;
import tingxu.control.hall.Window;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;

/**
 * A citizen whom a free window is invited to call, as a clerk at one of the free windows sees it.
 *
 * @param window that is invited
 * @param own whether that is the clerk's own
 * @param open whether it has let some seconds pass, so that any other may call as well
 */
public record Invited(TicketNumber number, WindowId window, boolean own, boolean open) {

    /** Null where the window is not free, or nobody waits for it. */
    static @Nullable Invited of(HallState state, Window window, Instant now) {
        if (!state.dayOpen() || !(window.activity() instanceof Window.Activity.Free)) return null;
        return Policies.of(state.plan())
                .found()
                .flatMap(policy ->
                        Invitation.all(state, policy, now).stream()
                                .filter(each -> concerns(each, window))
                                .reduce((one, other) -> mine(other, window) ? other : one))
                .map(each -> invited(each, state, window, now))
                .orElse(null);
    }

    private static boolean mine(Invitation each, Window window) {
        return each.window().equals(window.id());
    }

    private static boolean concerns(Invitation each, Window window) {
        return mine(each, window) || window.serves(each.choice().ticket().line());
    }

    private static Invited invited(Invitation each, HallState state, Window window, Instant now) {
        return new Invited(
                each.choice().ticket().number(),
                each.window(),
                mine(each, window),
                each.open(state, now));
    }
}
