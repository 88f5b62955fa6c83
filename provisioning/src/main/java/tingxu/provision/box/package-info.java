/** A whole hall in one process. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.box;
