/** People who work in the hall: accounts, passwords, sessions, and who sits at which window. */
@org.jspecify.annotations.NullMarked
package tingxu.control.staff;
