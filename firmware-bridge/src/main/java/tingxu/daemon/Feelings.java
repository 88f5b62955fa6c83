package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.wire.DeviceStatus;
import tingxu.wire.DeviceStatus.State;
import tingxu.wire.Message.DeviceChanged;
import tingxu.wire.Words;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** How the bridge's devices feel, as the hall is told of it. */
public final class Feelings {

    private final Said said;
    private final SortedMap<String, DeviceStatus> known = new TreeMap<>();
    private final List<Consumer<String>> ears = new CopyOnWriteArrayList<>();

    Feelings(Said said) {
        this.said = said;
    }

    /** Hears the name of each device whose feeling has changed, on the device's thread. */
    void onChange(Consumer<String> ear) {
        ears.add(ear);
    }

    void feel(DeviceId device, String kind, Health health) {
        synchronized (this) {
            DeviceStatus now = status(device, kind, health);
            DeviceStatus before = known.put(device.name(), now);
            if (now.equals(before)) return;
            said.say(new DeviceChanged(now));
        }
        ears.forEach(ear -> ear.accept(device.name()));
    }

    public synchronized List<DeviceStatus> all() {
        return List.copyOf(known.values());
    }

    /** Null before the device has said anything. */
    synchronized @Nullable DeviceStatus of(String device) {
        return known.get(device);
    }

    private static DeviceStatus status(DeviceId device, String kind, Health health) {
        return switch (health) {
            case Health.Ready() -> status(device, kind, State.ONLINE, null);
            case Health.Strained(var trouble) -> status(device, kind, State.STRAINED, trouble);
            case Health.Gone(var trouble) -> status(device, kind, State.OFFLINE, trouble);
        };
    }

    private static DeviceStatus status(
            DeviceId device, String kind, State state, @Nullable Trouble trouble) {
        return new DeviceStatus(
                device.name(),
                kind,
                state,
                trouble == null ? null : new Words(trouble.zh(), trouble.en()),
                trouble == null ? null : trouble.remedy());
    }
}
