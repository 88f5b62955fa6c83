/** The byte seam: serial lines, pseudo-terminals, traces and replays. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.port;
