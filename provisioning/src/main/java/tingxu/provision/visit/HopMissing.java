package tingxu.provision.visit;

/** A hop was not seen at its far end in time. */
public final class HopMissing extends Exception {

    private static final long serialVersionUID = 1L;

    HopMissing(String hop, String seen) {
        super("\"" + hop + "\" was not seen in time; what was seen instead: " + seen);
    }
}
