package tingxu.wire.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A broker in memory: wildcards, retained messages and last wills, for tests and the simulator.
 * Ears run on the thread of the one who speaks.
 */
public final class MemoryBroker {

    private final CopyOnWriteArrayList<MemoryWire> connected = new CopyOnWriteArrayList<>();
    private final Map<String, String> retained = new TreeMap<>();
    private volatile Predicate<String> lost = topic -> false;
    private volatile boolean up = true;

    /** A wire to this broker for one client. */
    public MemoryWire wire(String clientId) {
        return new MemoryWire(this, clientId);
    }

    /** From now on, messages on these topics are taken and never delivered. */
    public void lose(Predicate<String> topics) {
        lost = topics;
    }

    /** kill -9: every line drops, no last will is said, and all that was retained is forgotten. */
    public void kill() {
        up = false;
        synchronized (retained) {
            retained.clear();
        }
        for (MemoryWire wire : connected) drop(wire);
    }

    /** The broker is there again; wires come back when they {@code reconnect}. */
    public void restart() {
        up = true;
    }

    /** What is retained now, by topic. */
    public Map<String, String> retained() {
        synchronized (retained) {
            return new LinkedHashMap<>(retained);
        }
    }

    boolean connect(MemoryWire wire) {
        if (!up) return false;
        connected.stream()
                .filter(other -> other != wire && other.clientId().equals(wire.clientId()))
                .forEach(MemoryWire::cut);
        connected.addIfAbsent(wire);
        return true;
    }

    void drop(MemoryWire wire) {
        if (connected.remove(wire)) wire.lineLost();
    }

    void take(String topic, String words, boolean retain) {
        if (lost.test(topic)) return;
        if (retain) keep(topic, words);
        for (MemoryWire wire : connected) wire.deliver(topic, words);
    }

    private void keep(String topic, String words) {
        synchronized (retained) {
            if (words.isEmpty()) retained.remove(topic);
            else retained.put(topic, words);
        }
    }
}
