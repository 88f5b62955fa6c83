package tingxu.control.hall;

import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A free window that should press next, and whom it would call: nobody is invited twice, and no
 * window to two. It binds nobody; only a call is a decision, and only a call is written down.
 *
 * @param since when both were there: the window free and the citizen in line
 */
public record Invitation(WindowId window, Choice choice, Instant since) {

    /**
     * Those who wait, the one who came first to the hall's idle windows first, each at the window
     * that stands first in {@link IdleOrder}; whom that window calls is the policy's word.
     */
    public static List<Invitation> all(HallState state, Policy policy, Instant now) {
        List<Invitation> invited = new ArrayList<>();
        SortedSet<WindowId> done = new TreeSet<>();
        HallState rest = state;
        for (Optional<WindowId> next = next(rest, done); next.isPresent(); ) {
            Window window = rest.window(next.get());
            done.add(window.id());
            Optional<Choice> choice = policy.next(rest, window, now);
            if (choice.isPresent()) {
                Ticket ticket = choice.get().ticket();
                Instant since = since(state, window, ticket);
                invited.add(new Invitation(window.id(), choice.get(), since));
                rest =
                        rest.with(rest.lanes().minus(ticket))
                                .with(window.now(new Calling(ticket, 0, now, now)));
            }
            next = next(rest, done);
        }
        return invited;
    }

    private static Instant since(HallState state, Window window, Ticket ticket) {
        Instant free = window.activity().since();
        Instant came = state.standing(ticket.number()).map(Standing::since).orElse(free);
        return came.isAfter(free) ? came : free;
    }

    /** Whether the citizen came to a window that had nothing to do. */
    public boolean direct(HallState state) {
        return since.isAfter(state.window(window).activity().since());
    }

    /** Whether the others may take it for theirs too. */
    public boolean open(HallState state, Instant now) {
        return !now.isBefore(since.plus(state.plan().direct().invite()));
    }

    /**
     * The window that should take the one who is first in turn, of all whom a free window serves.
     */
    private static Optional<WindowId> next(HallState state, SortedSet<WindowId> done) {
        SortedSet<LineId> lines = new TreeSet<>();
        for (Window window : state.windows().values())
            if (window.activity() instanceof Free && !done.contains(window.id()))
                for (Skill skill : window.skills()) lines.add(skill.line());
        return lines.stream()
                .flatMap(line -> state.lanes().line(line).heads().stream())
                .sorted(Comparator.comparing(Turn::of))
                .flatMap(ticket -> IdleOrder.of(state, ticket.line()).stream())
                .filter(window -> !done.contains(window))
                .findFirst();
    }
}
