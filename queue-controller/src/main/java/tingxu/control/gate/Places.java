package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;

import java.util.Map;
import java.util.Optional;

/**
 * Which computer drives what: each window's board and pad, and each zone's loudspeaker.
 *
 * @param windows where each window stands
 * @param announcers the node whose loudspeaker a zone hears
 */
public record Places(Map<WindowId, Place> windows, Map<String, NodeId> announcers) {

    public Places {
        windows = Map.copyOf(windows);
        announcers = Map.copyOf(announcers);
    }

    /**
     * @param zone of the hall, such as {@code east}
     * @param bridge the node that the window's board and pad hang on
     * @param transfersTo the line that the call pad's transfer key sends to; null where none is
     *     named
     */
    public record Place(String zone, NodeId bridge, @Nullable LineId transfersTo) {}

    /** Whether that node drives what stands at this window. */
    boolean isAt(NodeId node, WindowId window) {
        Place place = windows.get(window);
        return place != null && place.bridge().equals(node);
    }

    Optional<Place> of(WindowId window) {
        return Optional.ofNullable(windows.get(window));
    }
}
