package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of the clerk's: what it does, and whether the hall would take it now.
 *
 * @param verb its address, {@code no-show}
 * @param key as printed on it
 * @param asks the panel with choices that it opens first; null when it acts at once
 * @param whyNot what the hall would answer; null when the key is lit
 */
public record Deed(String verb, String key, @Nullable String asks, @Nullable Words whyNot) {

    private static final Hall HALL = new Hall(Policies::of);

    /** Any reason will do to ask whether there may be one. */
    private static final String SOME = "-";

    public boolean lit() {
        return whyNot == null;
    }

    /** All keys of a window, in the order of a service. The rules themselves say which are lit. */
    static List<Deed> all(HallState state, Window window, Instant now) {
        WindowId id = window.id();
        boolean paused = window.activity() instanceof Activity.Paused;
        boolean closed = window.activity() instanceof Activity.Closed;
        List<Deed> deeds = new ArrayList<>();
        deeds.add(deed("next", "Space", null, new Command.CallNext(id), state, now));
        deeds.add(deed("recall", "R", null, new Command.Recall(id), state, now));
        deeds.add(deed("start", "S", null, new Command.StartService(id), state, now));
        deeds.add(deed("finish", "F", null, new Command.FinishService(id), state, now));
        deeds.add(deed("no-show", "N", null, new Command.MarkNoShow(id), state, now));
        deeds.add(deed("transfer", "T", "transfer", transfer(state, window), state, now));
        deeds.add(deed("hold", "H", "hold", new Command.Hold(id, SOME), state, now));
        deeds.add(
                paused
                        ? deed("unpause", "P", null, new Command.Unpause(id), state, now)
                        : deed("pause", "P", "pause", new Command.Pause(id, SOME), state, now));
        deeds.add(
                closed
                        ? deed("open", "O", null, open(state, id), state, now)
                        : deed("close", "O", null, new Command.CloseWindow(id), state, now));
        return deeds;
    }

    private static Deed deed(
            String verb,
            String key,
            @Nullable String asks,
            Command command,
            HallState state,
            Instant now) {
        return new Deed(verb, key, asks, whyNot(state, command, now));
    }

    /** What the hall would answer to the command; null when it would do it. */
    static @Nullable Words whyNot(HallState state, Command command, Instant now) {
        return switch (HALL.decide(state, command, now)) {
            case Decision.Accepted _ -> null;
            case Decision.Refused(var why) -> why;
        };
    }

    private static Command transfer(HallState state, Window window) {
        LineId own =
                window.activity() instanceof Activity.Serving(var ticket, _) ? ticket.line() : null;
        LineId other = new LineId("none");
        for (Line line : state.plan().lines()) if (!line.id().equals(own)) other = line.id();
        return new Command.Transfer(window.id(), other, SOME);
    }

    private static Command open(HallState state, WindowId id) {
        return new Command.OpenWindow(
                id,
                state.plan().lines().stream()
                        .limit(1)
                        .map(line -> new tingxu.control.hall.Skill(line.id(), true))
                        .toList());
    }
}
