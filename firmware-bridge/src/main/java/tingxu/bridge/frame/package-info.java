/** Bytes as values and the cutting of streams into frames: pure. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.frame;
