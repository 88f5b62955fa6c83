package tingxu.bridge.make;

import tingxu.bridge.DeviceId;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What several devices of one file have in common, such as a line that many boards hang on. */
public final class Shared {

    /** What opens a port: as it is, or as it would be. */
    @FunctionalInterface
    public interface Wiring {
        Port open(PortAddress at, int baud) throws PortGone;

        /**
         * What stands for a part of this computer that is no port, such as its sound card; empty
         * where it is the real one.
         */
        default <T> Optional<T> instead(Class<T> part, DeviceId device) {
            return Optional.empty();
        }
    }

    private final SortedMap<String, Object> things = new TreeMap<>();
    private final Wiring wiring;

    /** On the ports of this computer. */
    public Shared() {
        this(PortAddress::open);
    }

    public Shared(Wiring wiring) {
        this.wiring = wiring;
    }

    Port open(PortAddress at, int baud) throws PortGone {
        return wiring.open(at, baud);
    }

    /** See {@link Wiring#instead}. */
    public <T> Optional<T> instead(Class<T> part, DeviceId device) {
        return wiring.instead(part, device);
    }

    /** The thing of that name and type, made by whoever asks first. */
    public synchronized <T> T of(Class<T> type, String name, Supplier<T> fresh) {
        return type.cast(things.computeIfAbsent(type.getName() + " " + name, _ -> fresh.get()));
    }
}
