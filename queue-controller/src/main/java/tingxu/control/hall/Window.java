package tingxu.control.hall;

import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;

/** A numbered window, the lines it serves, and what it is doing. */
public record Window(WindowId id, List<Skill> skills, Activity activity) {

    public Window {
        skills = List.copyOf(skills);
    }

    public sealed interface Activity {

        Instant since();

        record Closed(Instant since) implements Activity {}

        record Free(Instant since) implements Activity {}

        record Paused(String reason, Instant since) implements Activity {}

        /**
         * @param repeats how often it was called again
         * @param since of the last call or recall: patience counts from here
         */
        record Calling(Ticket ticket, int repeats, Instant calledAt, Instant since)
                implements Activity {}

        record Serving(Ticket ticket, Instant since) implements Activity {}
    }

    public Window now(Activity next) {
        return new Window(id, skills, next);
    }
}
