package tingxu.control.roster;

import org.jspecify.annotations.Nullable;

import tingxu.control.roster.Node.Attached;
import tingxu.wire.DeviceStatus;
import tingxu.wire.DeviceStatus.State;
import tingxu.wire.Message.NodeState;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is alive, as the gate hears it. Any thread may tell and ask. */
public final class Roster {

    /** Far more than a city's halls have; a flood of invented names must not eat the memory. */
    static final int CAPACITY = 2_000;

    private static final Words LOST =
            new Words("与大厅失去联系，请检查电源和网络", "is out of contact; check its power and network");
    private static final Words UNWELL = new Words("设备异常", "the device is in trouble");

    private final InstantSource clock;
    private final ConcurrentSkipListMap<NodeId, Node> nodes = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Roster(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A node was born, left, or its broker spoke its last will.
     *
     * @return false for the last will of a session that is not the current one, or when the roster
     *     is full: nothing changed
     */
    public boolean state(NodeId id, NodeState said) {
        if (nodes.size() >= CAPACITY && !nodes.containsKey(id)) return false;
        Instant now = clock.instant();
        boolean[] taken = {true};
        nodes.compute(
                id,
                (_, known) -> {
                    if (said.status() == Status.READY) return born(id, known, said, now);
                    if (known == null) return absent(id, said, now);
                    taken[0] = known.session().equals(said.session());
                    return taken[0] ? known.gone(said.status(), now) : known;
                });
        if (taken[0]) tell();
        return taken[0];
    }

    private static Node born(NodeId id, @Nullable Node known, NodeState said, Instant now) {
        NavigableMap<String, Attached> devices = new TreeMap<>();
        for (DeviceStatus device : said.devices())
            devices.put(
                    device.device(),
                    known == null ? new Attached(device, now) : known.attached(device, now));
        Instant since = now;
        if (known != null
                && known.status() == Status.READY
                && known.session().equals(said.session())) since = known.since();
        return new Node(id, Status.READY, said.session(), said.software(), since, now, devices);
    }

    private static Node absent(NodeId id, NodeState said, Instant now) {
        return new Node(
                id, said.status(), said.session(), said.software(), now, now, new TreeMap<>());
    }

    /** A device of a node feels differently. Of a node that was never born nothing is kept. */
    public void device(NodeId id, DeviceStatus device) {
        Instant now = clock.instant();
        nodes.computeIfPresent(id, (_, known) -> known.with(device, now));
        tell();
    }

    /** Something came from a node. */
    public void heard(NodeId id) {
        Instant now = clock.instant();
        nodes.computeIfPresent(id, (_, known) -> known.heard(now));
    }

    /** Whether the node has said hello since the hall started: if not, the gate asks for it. */
    public boolean knows(NodeId id) {
        return nodes.containsKey(id);
    }

    public Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** All that were ever heard, in the order of their names. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** What needs a person, newest first. */
    public List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (node.status() == Status.LOST)
                alerts.add(new Alert(node.id(), null, LOST, true, "node-lost", node.since()));
            if (node.status() == Status.READY)
                for (Attached device : node.devices().values())
                    if (device.status().state() != State.ONLINE) alerts.add(alert(node, device));
        }
        alerts.sort(Comparator.comparing(Alert::since).reversed());
        return alerts;
    }

    private static Alert alert(Node node, Attached device) {
        DeviceStatus status = device.status();
        return new Alert(
                node.id(),
                status.device(),
                status.reason() == null ? UNWELL : status.reason(),
                status.state() == State.OFFLINE,
                status.remedy() == null ? "device-trouble" : status.remedy(),
                device.since());
    }

    /** Told after each change, on the teller's thread: must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
