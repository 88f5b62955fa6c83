package tingxu.bridge.signal;

/** The button went down. */
public record Pressed() {}
