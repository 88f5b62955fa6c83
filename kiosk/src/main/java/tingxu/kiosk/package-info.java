/** The citizen's machine, wired by hand. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk;
