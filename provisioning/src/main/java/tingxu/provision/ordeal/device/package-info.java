/** Devices that break, come loose, or talk nonsense. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal.device;
