package tingxu.provision.box;

import tingxu.wire.NodeId;
import tingxu.wire.Words;

/** A hall that does not come up, and why, in a sentence. */
public final class BoxFailed extends Exception {

    private static final long serialVersionUID = 1L;

    BoxFailed(NodeId node, Words why) {
        super(node.label() + ": " + why);
    }

    BoxFailed(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
