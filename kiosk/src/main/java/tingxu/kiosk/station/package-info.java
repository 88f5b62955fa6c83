/** The one thread of a kiosk: devices, presses and the hall's answers in, effects out. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.station;
