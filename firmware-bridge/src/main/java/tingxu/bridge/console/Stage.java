package tingxu.bridge.console;

/**
 * Wires that are not there, for a machine without pins: a self-test looks at what they do, presses
 * what hangs on them, and says that they are simulated.
 */
public interface Stage {

    /** Nothing is simulated. */
    Stage NONE =
            new Stage() {
                @Override
                public boolean holds(String device) {
                    return false;
                }

                @Override
                public int flips(String device) {
                    return 0;
                }

                @Override
                public boolean shows(String device, String text) {
                    return false;
                }

                @Override
                public boolean press(String device) {
                    return false;
                }
            };

    /** Whether this device hangs on a wire that is simulated. */
    boolean holds(String device);

    /** How often the wire of a lamp has gone up or down. */
    int flips(String device);

    /** Whether the chips of a board show this, and nothing else. */
    boolean shows(String device, String text);

    /** Presses a button and lets it go; whether anybody listens. */
    boolean press(String device);
}
