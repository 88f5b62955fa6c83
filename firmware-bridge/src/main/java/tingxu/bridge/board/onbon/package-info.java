/** Boards with a character card of Onbon, and a card that behaves like one. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.board.onbon;
