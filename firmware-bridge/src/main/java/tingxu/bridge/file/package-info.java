/** Files that people write: read with a sentence for every mistake. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.file;
