/**
 * Why a ticket was called when it was, and who went before it: told from the day's events alone.
 */
@org.jspecify.annotations.NullMarked
package tingxu.control.why;
