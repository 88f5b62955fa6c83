/** Simple boards of any maker: a hall writes down their frame, and needs no program. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.board.template;
