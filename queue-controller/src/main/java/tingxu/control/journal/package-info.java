/** The hall's memory: what has happened, in order, chained and safe on disk. */
@org.jspecify.annotations.NullMarked
package tingxu.control.journal;
