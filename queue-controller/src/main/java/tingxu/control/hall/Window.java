package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.LineId;
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

        /**
         * @param undo what the window goes back to if the clerk takes the last press back; null
         *     where there is nothing to take back
         */
        record Free(Instant since, @Nullable Activity undo) implements Activity {

            public Free(Instant since) {
                this(since, null);
            }
        }

        record Paused(String reason, Instant since) implements Activity {}

        /**
         * @param repeats how often it was called again
         * @param since of the last call or recall: patience counts from here
         */
        record Calling(Ticket ticket, int repeats, Instant calledAt, Instant since)
                implements Activity {}

        record Serving(Ticket ticket, Instant since) implements Activity {}
    }

    public boolean open() {
        return !(activity instanceof Activity.Closed);
    }

    public boolean serves(LineId line) {
        for (Skill skill : skills) if (skill.line().equals(line)) return true;
        return false;
    }

    /** Whether one of its lines is its own business. */
    public boolean hasOwnLine() {
        for (Skill skill : skills) if (skill.primary()) return true;
        return false;
    }

    public Window now(Activity next) {
        return new Window(id, skills, next);
    }
}
