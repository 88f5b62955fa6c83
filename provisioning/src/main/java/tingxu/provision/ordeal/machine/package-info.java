/** Machines that die, stand still, or believe a false clock. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal.machine;
