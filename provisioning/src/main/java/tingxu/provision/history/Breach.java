package tingxu.provision.history;

import tingxu.wire.Words;

import java.time.Instant;

/**
 * A promise that was broken.
 *
 * @param invariant such as {@code I2}
 * @param at when it was seen
 */
public record Breach(String invariant, Instant at, Words words) {}
