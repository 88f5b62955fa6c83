package tingxu.provision.faults;

import tingxu.wire.mqtt.Codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The broker and its lines. It is transport only, and that badly. */
final class Net {

    private final World world;
    private final Chance chance;
    private final Codec codec;
    private final List<StormWire> linked = new ArrayList<>();
    private final TreeMap<String, String> retained = new TreeMap<>();
    private boolean up = true;

    Net(World world, Codec codec) {
        this.world = world;
        this.codec = codec;
        this.chance = world.chance("net");
    }

    StormWire wire(Box box) {
        return new StormWire(world, this, box, chance);
    }

    Codec codec() {
        return codec;
    }

    boolean up() {
        return up;
    }

    Map<String, String> retained() {
        return retained;
    }

    /** Whoever had that name is turned out. */
    void link(StormWire wire) {
        for (StormWire other : List.copyOf(linked))
            if (other.name().equals(wire.name())) lost(other);
        linked.add(wire);
    }

    boolean links(StormWire wire) {
        return linked.contains(wire);
    }

    void unlink(StormWire wire) {
        linked.remove(wire);
    }

    /** The broker notices that a line is dead, and says its last will. */
    void lost(StormWire wire) {
        if (!linked.remove(wire)) return;
        wire.sayWill(this);
    }

    void take(String topic, String words, boolean keep) {
        if (!up) return;
        if (keep) retained.put(topic, words);
        for (StormWire wire : List.copyOf(linked)) wire.deliver(topic, words);
    }

    /** kill -9: every line drops, no last will is said, and nothing is remembered. */
    void restart() {
        up = false;
        retained.clear();
        for (StormWire wire : List.copyOf(linked)) {
            linked.remove(wire);
            world.in(chance.between(0, 2_000), wire::lineLost);
        }
        world.in(chance.between(1_000, 20_000), () -> up = true);
    }
}
