package tingxu.provision.fleet;

import org.jspecify.annotations.Nullable;

import tingxu.control.roster.Node;
import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.State;
import tingxu.wire.DeviceStatus;
import tingxu.wire.NodeId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * One kiosk or bridge as the fleet's page shows it: its slot, and what the hall last heard of it.
 *
 * @param since when {@code presence} began; null if it was never heard
 * @param until when the code or the certificate runs out; null where there is neither
 */
public record Machine(
        NodeId node,
        Presence presence,
        @Nullable Instant since,
        @Nullable Instant heard,
        @Nullable String software,
        Place slot,
        @Nullable Instant until,
        List<Part> devices) {

    public enum Presence {
        READY,
        LOST,
        OFF,
        NEVER
    }

    /** Where its slot stands. */
    public enum Place {
        /** It speaks from inside the hall's own box and needs no slot. */
        NONE,
        FREE,
        CLAIMABLE,
        EXPIRED,
        ENROLLED,
        REVOKED
    }

    /** One of its devices. */
    public record Part(DeviceStatus status, Instant since) {}

    /** All that have a slot or were heard, by name. */
    static List<Machine> all(Collection<Slot> slots, Collection<Node> nodes, Instant now) {
        TreeMap<NodeId, Slot> places = new TreeMap<>();
        for (Slot slot : slots) places.put(slot.node(), slot);
        TreeMap<NodeId, Machine> machines = new TreeMap<>();
        for (Node node : nodes) machines.put(node.id(), heard(node, places.get(node.id()), now));
        places.forEach((id, slot) -> machines.computeIfAbsent(id, _ -> unheard(slot, now)));
        return List.copyOf(machines.values());
    }

    private static Machine heard(Node node, @Nullable Slot slot, Instant now) {
        List<Part> devices = new ArrayList<>();
        for (Node.Attached device : node.devices().values())
            devices.add(new Part(device.status(), device.since()));
        return new Machine(
                node.id(),
                presence(node),
                node.since(),
                node.heard(),
                node.software(),
                slot == null ? Place.NONE : place(slot, now),
                slot == null ? null : until(slot),
                devices);
    }

    private static Presence presence(Node node) {
        return switch (node.status()) {
            case READY -> Presence.READY;
            case LOST -> Presence.LOST;
            case OFF -> Presence.OFF;
        };
    }

    private static Machine unheard(Slot slot, Instant now) {
        return new Machine(
                slot.node(),
                Presence.NEVER,
                null,
                null,
                null,
                place(slot, now),
                until(slot),
                List.of());
    }

    private static Place place(Slot slot, Instant now) {
        return switch (slot.state()) {
            case State.Free _ -> Place.FREE;
            case State.Claimable claimable ->
                    now.isBefore(claimable.expires()) ? Place.CLAIMABLE : Place.EXPIRED;
            case State.Enrolled _ -> Place.ENROLLED;
            case State.Revoked _ -> Place.REVOKED;
        };
    }

    private static @Nullable Instant until(Slot slot) {
        return switch (slot.state()) {
            case State.Claimable claimable -> claimable.expires();
            case State.Enrolled enrolled -> enrolled.holder().until();
            case State.Free _, State.Revoked _ -> null;
        };
    }
}
