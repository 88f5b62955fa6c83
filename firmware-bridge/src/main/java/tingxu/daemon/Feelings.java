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

/** How the bridge's devices feel, as the hall is told of it. */
final class Feelings {

    private final Said said;
    private final SortedMap<String, DeviceStatus> known = new TreeMap<>();

    Feelings(Said said) {
        this.said = said;
    }

    synchronized void feel(DeviceId device, String kind, Health health) {
        DeviceStatus now = status(device, kind, health);
        DeviceStatus before = known.put(device.name(), now);
        if (!now.equals(before)) said.say(new DeviceChanged(now));
    }

    synchronized List<DeviceStatus> all() {
        return List.copyOf(known.values());
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
