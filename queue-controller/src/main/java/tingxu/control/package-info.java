/** The hall's controller: {@code Controller} is where its rooms meet. */
@org.jspecify.annotations.NullMarked
package tingxu.control;
