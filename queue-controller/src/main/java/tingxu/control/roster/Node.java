package tingxu.control.roster;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.NodeId;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the hall knows of one kiosk or bridge.
 *
 * @param session the connection it last said hello on
 * @param since when {@code status} began, by the hall's clock
 * @param heard when anything at all last came from it, by the hall's clock
 * @param devices by name
 */
public record Node(
        NodeId id,
        Status status,
        String session,
        String software,
        Instant since,
        Instant heard,
        NavigableMap<String, Attached> devices) {

    public Node {
        devices = Collections.unmodifiableNavigableMap(new TreeMap<>(devices));
    }

    Node gone(Status next, Instant now) {
        return new Node(id, next, session, software, next == status ? since : now, heard, devices);
    }

    Node heard(Instant now) {
        return new Node(id, status, session, software, since, now, devices);
    }

    Node with(DeviceStatus device, Instant now) {
        NavigableMap<String, Attached> changed = new TreeMap<>(devices);
        changed.put(device.device(), attached(device, now));
        return new Node(id, status, session, software, since, now, changed);
    }

    /** Said again unchanged, a device feels so since it first did. */
    Attached attached(DeviceStatus device, Instant now) {
        Attached before = devices.get(device.device());
        return before != null && before.status().equals(device)
                ? before
                : new Attached(device, now);
    }

    /**
     * A device of the node.
     *
     * @param since when it began to feel so, by the hall's clock
     */
    public record Attached(DeviceStatus status, Instant since) {}
}
