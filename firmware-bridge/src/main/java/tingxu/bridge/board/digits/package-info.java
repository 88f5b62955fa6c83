/** Boards of digits on Modbus RTU, such as LED-485: a number and no words. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.board.digits;
