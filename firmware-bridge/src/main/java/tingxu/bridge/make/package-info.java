/**
 * What is to be known of a make of a device, so that a file, a probe and a bench can deal with it.
 */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.make;
