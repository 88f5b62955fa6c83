package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.board.matrix.MatrixMakes;
import tingxu.bridge.board.matrix.SimulatedMatrix;
import tingxu.bridge.console.Stage;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.SimulatedPins;
import tingxu.bridge.voice.Sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lamps, buttons and chips of a bridge whose file says {@code pins: simulated}: everything runs
 * as on a Raspberry Pi, and no real wire is driven. Whoever looks is told so. A demonstration's
 * loudspeakers are wired here, too.
 */
public final class SimulatedWires implements Shared.Wiring, Stage {

    private static final Trouble SIMULATED =
            new Trouble(
                    "引脚是模拟的，没有接真的设备",
                    "Its wire is simulated: no real device is driven",
                    "pins-simulated");

    private static final String BUTTON = "gpio-in:";

    private final boolean said;
    private final SimulatedPins pins = new SimulatedPins();
    private final SortedMap<String, PortAddress> held = new TreeMap<>();
    private final SortedMap<String, SimulatedMatrix> chips = new TreeMap<>();
    private final SortedMap<String, Sound> speakers = new TreeMap<>();

    /** What is to be seen and pressed on one simulated wire. */
    public record Sight(String device, Look look, String picture) {

        /** What it is, in the words of the page. */
        public enum Look {
            LIT,
            DARK,
            BUTTON,
            CHIPS
        }
    }

    /**
     * @param said whether devices on them are never said to be quite well: a demonstration, where
     *     everything is simulated, says so elsewhere
     */
    public SimulatedWires(List<BridgeConfig.Entry> entries, boolean said) throws FileWrong {
        this.said = said;
        for (BridgeConfig.Entry entry : entries) {
            Field port = entry.field().at("port");
            if (!port.given()) continue;
            PortAddress at = port.as(PortAddress::new);
            if (!at.isPin()) continue;
            held.put(entry.id().name(), at);
            if (!entry.kind().make(entry.field()).name().equals(MatrixMakes.MAX7219.name()))
                continue;
            SimulatedMatrix chain = MatrixMakes.simulated(entry.field());
            chips.put(entry.id().name(), chain);
            pins.attach(at, chain);
        }
    }

    @Override
    public Port open(PortAddress at, int baud) throws PortGone {
        return at.isPin() ? at.wire(pins) : at.open(baud);
    }

    /** A voice is heard through this speaker from now on, not through the computer's own card. */
    public void speaker(String device, Sound speaker) {
        speakers.put(device, speaker);
    }

    @Override
    public <T> Optional<T> instead(Class<T> part, DeviceId device) {
        return Optional.ofNullable(speakers.get(device.name()))
                .filter(part::isInstance)
                .map(part::cast);
    }

    /** How a device is said to feel: well is not well where nothing real is driven. */
    Health told(String device, Health felt) {
        return said && holds(device) && felt instanceof Health.Ready
                ? new Health.Strained(SIMULATED)
                : felt;
    }

    @Override
    public boolean holds(String device) {
        return held.containsKey(device);
    }

    @Override
    public int flips(String device) {
        Integer pin = pin(device);
        if (pin == null) return 0;
        List<Boolean> levels = pins.changes(pin);
        int flips = 0;
        for (int i = 1; i < levels.size(); i++)
            if (!levels.get(i).equals(levels.get(i - 1))) flips++;
        return flips;
    }

    @Override
    public boolean shows(String device, String text) {
        SimulatedMatrix chain = chips.get(device);
        return chain != null && chain.shows(text);
    }

    @Override
    public boolean press(String device) {
        PortAddress at = held.get(device);
        Integer pin = pin(device);
        if (at == null || pin == null || !at.text().startsWith(BUTTON)) return false;
        boolean heard = pins.press(pin, true);
        pins.press(pin, false);
        return heard;
    }

    private @Nullable Integer pin(String device) {
        PortAddress at = held.get(device);
        return at == null || at.pins().isEmpty() ? null : at.pins().getFirst();
    }

    /** Cuts all wires, or mends them. */
    public void cut(boolean now) {
        pins.cut(now);
    }

    /** Takes the power from a chain of chips and gives it back: they are dark, and know nothing. */
    public void restart(String device) {
        SimulatedMatrix chain = chips.get(device);
        if (chain != null) chain.restart();
    }

    /** What a chain of chips shows, eight lines of dots; empty where there is no such chain. */
    public String picture(String device) {
        SimulatedMatrix chain = chips.get(device);
        return chain == null ? "" : chain.picture();
    }

    /** All that is to be seen now, by the devices' names. */
    public List<Sight> sights() {
        List<Sight> sights = new ArrayList<>();
        held.forEach((device, at) -> {
            SimulatedMatrix chain = chips.get(device);
            Integer pin = pin(device);
            if (chain != null) sights.add(new Sight(device, Sight.Look.CHIPS, chain.picture()));
            else if (at.text().startsWith(BUTTON))
                sights.add(new Sight(device, Sight.Look.BUTTON, ""));
            else if (pin != null)
                sights.add(
                        new Sight(device, pins.isHigh(pin) ? Sight.Look.LIT : Sight.Look.DARK, ""));
        });
        return sights;
    }
}
