package tingxu.control.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which waiting citizen a free window should serve next, and why. */
@FunctionalInterface
public interface Policy {

    /** The choice for {@code window}; empty when nobody waits in its lines. */
    Optional<Choice> next(HallState state, Window window, Instant now);

    /**
     * One called, and those passed over.
     *
     * @param candidates the best, at most five, the chosen one first
     */
    record Choice(Ticket ticket, Reason reason, List<Event.Candidate> candidates) {
        public Choice {
            candidates = List.copyOf(candidates);
        }
    }
}
