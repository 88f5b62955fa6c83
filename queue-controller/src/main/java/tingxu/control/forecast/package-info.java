/** How long until it is one's turn, learnt from what an office showed before: pure. */
@org.jspecify.annotations.NullMarked
package tingxu.control.forecast;
