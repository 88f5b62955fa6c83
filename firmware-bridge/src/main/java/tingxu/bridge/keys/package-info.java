/**
 * Pads that only tell which key was pressed: what a key means, how a pad is taught, what counts.
 */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.keys;
