/** The visit: what one citizen sees at the kiosk and what follows from each press. Pure. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.visit;
