package tingxu.bridge.port;

/** The line is down: unplugged, hung up, or never there. */
public final class PortGone extends Exception {

    private static final long serialVersionUID = 1L;

    public PortGone(String port, String why) {
        super(port + ": " + why);
    }
}
