package tingxu.bridge.callpad;

/** A clerk has pressed a key: once, however often the pad said so. */
public record KeyPressed(Key key) {}
