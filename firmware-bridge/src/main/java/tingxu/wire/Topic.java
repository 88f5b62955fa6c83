package tingxu.wire;

import java.util.Locale;
import java.util.Optional;

/** The names of the pipes, {@code tx/v1/{hall}/…}. One publisher each. */
public record Topic(HallId hall, String rest) {

    private static final String ROOT = "tx/v1/";
    private static final String NODES = "k/";

    public enum Leaf {
        STATE,
        EVT,
        ASK,
        RES,
        TEL,
        ACK,
        CMD,
        /** Commands to single devices. */
        DO,
        /** What is said of single devices. */
        SAY,
        /** What the devices can do; retained. */
        CAP;

        private final String word = name().toLowerCase(Locale.ROOT);

        String word() {
            return word;
        }
    }

    public static Topic node(HallId hall, NodeId node, Leaf leaf) {
        return new Topic(hall, NODES + node.name() + "/" + leaf.word());
    }

    /** Every node's pipe of that kind: a pattern to subscribe to. */
    public static Topic everyNode(HallId hall, Leaf leaf) {
        return new Topic(hall, "k/+/" + leaf.word());
    }

    public static Topic strip(HallId hall, WindowId window) {
        return new Topic(hall, "board/w" + window.number());
    }

    public static Topic lines(HallId hall) {
        return new Topic(hall, "board/lines");
    }

    /** The day's appointments of a line. */
    public static Topic appointments(HallId hall, LineId line) {
        return new Topic(hall, "cfg/appointments/" + line);
    }

    /** Those of all lines: a pattern to subscribe to. */
    public static Topic allAppointments(HallId hall) {
        return new Topic(hall, "cfg/appointments/+");
    }

    public static Topic controller(HallId hall) {
        return new Topic(hall, "ctl/state");
    }

    public static Optional<Topic> parse(String text) {
        if (!text.startsWith(ROOT)) return Optional.empty();
        int slash = text.indexOf('/', ROOT.length());
        if (slash < 0) return Optional.empty();
        try {
            return Optional.of(
                    new Topic(
                            new HallId(text.substring(ROOT.length(), slash)),
                            text.substring(slash + 1)));
        } catch (IllegalArgumentException notAHall) {
            return Optional.empty();
        }
    }

    /** Whose pipe this is, where it is a node's. */
    public Optional<NodeId> node() {
        int slash = rest.indexOf('/', NODES.length());
        if (!rest.startsWith(NODES) || slash < 0 || !isWord(slash + 1)) return Optional.empty();
        try {
            return Optional.of(new NodeId(rest.substring(NODES.length(), slash)));
        } catch (IllegalArgumentException notANode) {
            return Optional.empty();
        }
    }

    public boolean is(Leaf leaf) {
        return rest.endsWith("/" + leaf.word()) && node().isPresent();
    }

    private boolean isWord(int from) {
        for (int i = from; i < rest.length(); i++)
            if (rest.charAt(i) < 'a' || rest.charAt(i) > 'z') return false;
        return from < rest.length();
    }

    @Override
    public String toString() {
        return ROOT + hall + "/" + rest;
    }
}
