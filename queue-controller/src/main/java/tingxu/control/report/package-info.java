/** Figures of the day and of the last two hours. */
@org.jspecify.annotations.NullMarked
package tingxu.control.report;
