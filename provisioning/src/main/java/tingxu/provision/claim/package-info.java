/** Claiming a slot over a network that nobody has to trust: the hall's side and the kiosk's. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.claim;
