/** What the kiosk says to the hall, and what it hears: never lost, never twice. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.link;
