/**
 * A hall in one thread on which faults rain: the real cores over a simulated clock, network, disk,
 * printer and people, all from one seed.
 */
@org.jspecify.annotations.NullMarked
package tingxu.provision.faults;
