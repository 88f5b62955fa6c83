/** The state of a hall, what is asked of it and what has happened. Pure. */
@org.jspecify.annotations.NullMarked
package tingxu.control.hall;
