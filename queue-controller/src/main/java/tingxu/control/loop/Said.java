package tingxu.control.loop;

import tingxu.control.hall.Command;
import tingxu.wire.MessageId;

/**
 * A command as it reaches the loop.
 *
 * @param id made where it was said; the same speaker's same id has no further effect
 * @param who a node's name, {@code desk}, {@code window-3} or {@code clock}
 * @param epoch of the node's outbox; 0 where there is none
 * @param seq in that epoch, rising; 0 where there is none
 */
public record Said(MessageId id, String who, long epoch, long seq, Command command) {

    /** Said by someone who keeps no outbox: a desk, a window, the clock. */
    public static Said by(String who, MessageId id, Command command) {
        return new Said(id, who, 0, 0, command);
    }
}
