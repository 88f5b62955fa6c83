package tingxu.control.broker;

import tingxu.wire.HallId;

import java.util.List;

/**
 * Who may say and hear what. The controller may do everything in its hall; a node says things on
 * its own pipes and hears its own answers and what is shown to all.
 */
final class Rights {

    /** The controller's name, in its certificate and as its client id. */
    static final String CONTROLLER = "ctl";

    private static final List<String> NODE_SAYS =
            List.of("state", "evt", "ask", "res", "tel", "say", "cap");
    private static final List<String> NODE_HEARS = List.of("ack", "cmd", "do");
    private static final List<String> SHOWN_TO_ALL = List.of("board/", "cfg/", "ctl/");

    private final String hall;

    Rights(HallId hall) {
        this.hall = "tx/v1/" + hall + "/";
    }

    boolean maySay(String name, String topic) {
        if (hasWildcard(topic) || !topic.startsWith(hall)) return false;
        return name.equals(CONTROLLER) || isOneOf(NODE_SAYS, name, topic);
    }

    /**
     * @param pattern may hold wildcards, which must not reach beyond what the name may hear
     */
    boolean mayHear(String name, String pattern) {
        if (!pattern.startsWith(hall)) return false;
        if (name.equals(CONTROLLER) || isOneOf(NODE_HEARS, name, pattern)) return true;
        String rest = pattern.substring(hall.length());
        return SHOWN_TO_ALL.stream().anyMatch(rest::startsWith);
    }

    private boolean isOneOf(List<String> leaves, String name, String topic) {
        String own = hall + "k/" + name + "/";
        return topic.startsWith(own) && leaves.contains(topic.substring(own.length()));
    }

    private static boolean hasWildcard(String topic) {
        return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
    }
}
