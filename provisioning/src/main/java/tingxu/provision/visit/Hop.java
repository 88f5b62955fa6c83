package tingxu.provision.visit;

/**
 * One step of a visit, as seen at its far end.
 *
 * @param ms milliseconds since the step before was seen
 * @param bytes that crossed the line of this hop
 */
public record Hop(String name, double ms, long bytes) {}
