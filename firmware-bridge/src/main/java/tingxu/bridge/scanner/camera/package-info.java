/** A camera as a scanner: pictures from a line, and the codes that are held before it. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.scanner.camera;
