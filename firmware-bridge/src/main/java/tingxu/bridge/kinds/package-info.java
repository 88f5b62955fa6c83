/** Which devices there are: the one place where a new make is entered. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.kinds;
