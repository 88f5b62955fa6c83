/** What the hall's boards, strips and voice show and say, told from what was committed: pure. */
@org.jspecify.annotations.NullMarked
package tingxu.control.board;
