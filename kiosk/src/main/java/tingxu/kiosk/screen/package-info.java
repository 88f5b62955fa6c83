/** The touch screen: pages rendered here and shown by a browser on this machine. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.screen;
