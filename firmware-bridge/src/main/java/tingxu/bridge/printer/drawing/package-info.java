/** Paper as dots: what a printer cannot write, and what a slip will look like. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.printer.drawing;
