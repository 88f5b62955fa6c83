/**
 * A hall's kiosks and broker as processes of their own, with a cable between that can be spoilt:
 * what faults are done to, and those who stand before it.
 */
@org.jspecify.annotations.NullMarked
package tingxu.provision.outpost;
