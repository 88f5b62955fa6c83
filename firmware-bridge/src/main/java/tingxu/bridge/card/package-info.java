/** The reader of second-generation ID cards (GA 467 module on a serial line). */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.card;
