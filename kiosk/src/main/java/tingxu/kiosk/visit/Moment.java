package tingxu.kiosk.visit;

import tingxu.wire.MessageId;

import java.time.Instant;

/**
 * What a step is told from outside.
 *
 * @param now the kiosk's clock
 * @param fresh an id that nothing bears yet: a step that asks or prints uses it
 */
public record Moment(Instant now, MessageId fresh, Habits habits) {}
