package tingxu.control.hall;

import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which waiting citizen a free window should serve next, and why. */
public interface Policy {

    /** The print of this policy and of all that was set about it. */
    Fingerprint parameters();

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

    /** What a plan's policy comes to: one that can be asked, or what is wrong with it. */
    sealed interface Fitting {

        record Fits(Policy policy) implements Fitting {}

        /**
         * @param field where the mistake is, such as {@code guard-minutes}; empty for the name of
         *     the policy itself
         * @param why with the remedy
         */
        record Unfit(String field, Words why) implements Fitting {}

        default Optional<Policy> found() {
            return switch (this) {
                case Fits(var policy) -> Optional.of(policy);
                case Unfit _ -> Optional.empty();
            };
        }
    }
}
