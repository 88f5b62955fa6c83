/** Boards of dots that are driven chip by chip, without a controller of their own. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.board.matrix;
