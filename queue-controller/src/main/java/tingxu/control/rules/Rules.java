package tingxu.control.rules;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;

import java.time.Instant;

/**
 * What judges a command: the {@link Hall}; or, where it is tried whether a fault would be noticed,
 * a hall with that fault.
 */
@FunctionalInterface
public interface Rules {

    Decision decide(HallState state, Command command, Instant now);
}
