/** A window's or a zone's own small computer: the only room that knows both words and devices. */
@org.jspecify.annotations.NullMarked
package tingxu.daemon;
