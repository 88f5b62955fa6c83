/**
 * A second policy beside the one that calls: whom it would have called, and what would have come of
 * it.
 */
@org.jspecify.annotations.NullMarked
package tingxu.control.shadow;
