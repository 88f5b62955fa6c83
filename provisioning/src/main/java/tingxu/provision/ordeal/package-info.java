/** Faults done to a hall of real processes, and whether its promises held. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal;
