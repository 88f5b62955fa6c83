/** A day of a hall in a few milliseconds, seeded, by the very rules that run it. */
@org.jspecify.annotations.NullMarked
package tingxu.control.sim;
