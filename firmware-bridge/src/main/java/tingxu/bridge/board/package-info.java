/** The LED strip above a window. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.board;
