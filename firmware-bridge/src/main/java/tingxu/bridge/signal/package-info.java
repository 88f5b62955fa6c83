/** Lamps and buttons on single wires: the window's lamp, the one that calls for attention. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.signal;
