package tingxu.wire;

import java.time.Instant;

/**
 * One message as it travels, after CloudEvents 1.0 (structured JSON).
 *
 * @param id made by the speaker; a repeat bears the same
 * @param hall whose hall it is; every message names it
 * @param speaker {@code ctl} for the controller, else the node's name
 * @param time of the speaker's clock, advisory: it orders nothing
 * @param epoch of the speaker's outbox; 0 where there is none
 * @param seq in that epoch, from 1; 0 where the message is not an event. A {@code NodeState} bears
 *     the last one that the hall has acknowledged: a hall that has lost more than the node keeps
 *     goes on from there
 */
public record Envelope(
        MessageId id,
        HallId hall,
        String speaker,
        Instant time,
        long epoch,
        long seq,
        Message message) {}
