/**
 * The technician at the kiosk's own screen: who may enter, how the devices are, what can be tried.
 */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.technician;
