/** Calls said aloud: clips joined into phrases, one at a time. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.voice;
