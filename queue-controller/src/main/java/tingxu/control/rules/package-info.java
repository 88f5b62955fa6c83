/** What may be done in the hall, and what follows from it. Pure. */
@org.jspecify.annotations.NullMarked
package tingxu.control.rules;
