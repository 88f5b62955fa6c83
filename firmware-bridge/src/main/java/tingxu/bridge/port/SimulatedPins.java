package tingxu.bridge.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Pins of a computer that has none: wires that can be looked at, pressed and cut. */
public final class SimulatedPins implements Pins {

    private static final int LAST_PIN = 27;
    private static final int MOST_CHANGES = 10_000;

    private final SortedMap<Integer, List<Boolean>> changes = new TreeMap<>();
    private final SortedMap<String, Consumer<byte[]>> chips = new TreeMap<>();
    private final SortedMap<String, WirePort> open = new TreeMap<>();
    private final SortedMap<Integer, WirePort> keyed = new TreeMap<>();
    private final SortedSet<Integer> down = new TreeSet<>();
    private boolean cut;

    /** What sits on an SPI bus: hears each burst, on the thread of the driver. */
    public synchronized void attach(int bus, int select, Consumer<byte[]> chip) {
        chips.put(spi(bus, select), chip);
    }

    /**
     * The same, by the port's address.
     *
     * @param at {@code spi:0.0}
     */
    public void attach(PortAddress at, Consumer<byte[]> chip) {
        int[] place =
                Arrays.stream(at.text().substring("spi:".length()).split("\\.", 2))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        attach(place[0], place[1], chip);
    }

    public synchronized boolean isHigh(int pin) {
        List<Boolean> all = changes.getOrDefault(pin, List.of());
        return !all.isEmpty() && all.getLast();
    }

    /** Every level that a wire has been set to, the oldest first. */
    public synchronized List<Boolean> changes(int pin) {
        return List.copyOf(changes.getOrDefault(pin, List.of()));
    }

    /** Presses a button, or lets it go; whether anybody listens to its wire. */
    public synchronized boolean press(int pin, boolean pressed) {
        boolean changed = pressed ? down.add(pin) : down.remove(pin);
        WirePort key = keyed.get(pin);
        if (key != null) {
            if (changed && pressed) key.tell(pin);
            return true;
        }
        WirePort wire = open.get(gpio(pin));
        if (wire == null) return false;
        if (changed) wire.tell(pressed ? 1 : 0);
        return true;
    }

    /** All wires stop working; later they work again, for those who open them anew. */
    public synchronized void cut(boolean now) {
        cut = now;
        if (!cut) return;
        open.values().forEach(wire -> wire.lose("the wires are cut"));
        open.clear();
        keyed.clear();
    }

    @Override
    public synchronized Port output(int pin) throws PortGone {
        check(pin);
        Port port = opened(gpio(pin), levels -> set(pin, levels), () -> set(pin, new byte[1]));
        set(pin, new byte[1]);
        return port;
    }

    @Override
    public synchronized Port input(int pin) throws PortGone {
        check(pin);
        return opened(gpio(pin), refusing(gpio(pin)), () -> {});
    }

    @Override
    public synchronized Port keys(List<Integer> pins) throws PortGone {
        for (int pin : pins) {
            check(pin);
            if (keyed.containsKey(pin) || open.containsKey(gpio(pin)))
                throw new PortGone(gpio(pin), "somebody else has it");
        }
        String name = "gpio" + pins;
        WirePort port = opened(name, refusing(name), () -> release(pins));
        pins.forEach(pin -> keyed.put(pin, port));
        return port;
    }

    private void release(List<Integer> pins) {
        for (int pin : pins) keyed.remove(pin);
    }

    private static WirePort.Wire refusing(String name) {
        return _ -> {
            throw new PortGone(name, "a button takes no bytes");
        };
    }

    @Override
    public synchronized Port chip(int bus, int select) throws PortGone {
        String name = spi(bus, select);
        Consumer<byte[]> chip = chips.get(name);
        if (cut || chip == null) throw new PortGone(name, "no chip is there");
        return opened(name, burst -> chip.accept(burst.clone()), () -> {});
    }

    private WirePort opened(String name, WirePort.Wire wire, Runnable last) throws PortGone {
        if (open.containsKey(name)) throw new PortGone(name, "somebody else has it");
        WirePort port = new WirePort(name, wire, () -> closed(name, last));
        open.put(name, port);
        return port;
    }

    private synchronized void closed(String name, Runnable last) {
        if (open.remove(name) != null) last.run();
    }

    private synchronized void set(int pin, byte[] levels) {
        List<Boolean> all = changes.computeIfAbsent(pin, _ -> new ArrayList<>());
        for (byte level : levels) {
            if (all.size() == MOST_CHANGES) all.removeFirst();
            all.add(level != 0);
        }
    }

    private void check(int pin) throws PortGone {
        if (cut) throw new PortGone(gpio(pin), "the wires are cut");
        if (pin < 0 || pin > LAST_PIN) throw new PortGone(gpio(pin), "there is none: 0 to 27");
    }

    private static String gpio(int pin) {
        return "gpio" + pin;
    }

    private static String spi(int bus, int select) {
        return "spi%d.%d".formatted(bus, select);
    }
}
