/** Words between machines. Knows nothing of how they travel. */
@org.jspecify.annotations.NullMarked
package tingxu.wire;
