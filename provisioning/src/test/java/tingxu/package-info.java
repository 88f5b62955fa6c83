/** The tests of the whole house: only from the roof is all of it in sight. */
@org.jspecify.annotations.NullMarked
package tingxu;
