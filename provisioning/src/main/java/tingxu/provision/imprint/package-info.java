/** What a kiosk is told at birth. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.imprint;
