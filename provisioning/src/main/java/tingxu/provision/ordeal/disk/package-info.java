/** Disks that are full, fail, or give back what was never written. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal.disk;
