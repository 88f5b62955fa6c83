/** Slips of paper: what is on them, how a printer is told, and whether it did it. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.printer;
