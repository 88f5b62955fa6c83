/** What must never happen, tried on real processes. */
@org.jspecify.annotations.NullMarked
package tingxu.faults;
