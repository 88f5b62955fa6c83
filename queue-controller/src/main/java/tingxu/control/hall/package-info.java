/** The rules of the hall: pure. */
@org.jspecify.annotations.NullMarked
package tingxu.control.hall;
