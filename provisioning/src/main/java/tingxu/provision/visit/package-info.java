/** One citizen's whole visit, from a card's bytes to a rating, each hop seen at its far end. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.visit;
