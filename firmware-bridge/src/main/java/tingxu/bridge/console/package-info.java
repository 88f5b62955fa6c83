/** The technician's bench: what is plugged in, does it work, and speaking to one device by hand. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.console;
