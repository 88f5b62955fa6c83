package tingxu.bridge.callpad;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.keys.Presses;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The driver of a call pad that sends one byte a key and hears nothing: a keyed serial pad, or a
 * keypad behind a {@code KeyPort}.
 */
public final class KeyedCallPad implements LineDevice {

    /** What its keys may mean, in the order in which they are taught. */
    public static final List<String> MEANINGS = Arrays.stream(Key.values()).map(Key::name).toList();

    private static final Duration REST = Duration.ofSeconds(60);
    private static final int PIECE = 64;

    private final KeyMap keys;
    private final InstantSource clock;
    private final Consumer<KeyPressed> ear;
    private final LineKeeper keeper;

    /**
     * @param clock tells one press from the next
     * @param ear hears each key once, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public KeyedCallPad(
            DeviceId id,
            Port.Opener line,
            KeyMap keys,
            InstantSource clock,
            Consumer<KeyPressed> ear,
            Consumer<Health> feelings) {
        this.keys = keys;
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::converse, CallPadTalk.LINE, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    private void converse(Port port) throws PortGone {
        byte[] piece = new byte[PIECE];
        Presses presses = Presses.none();
        keeper.feel(new Health.Ready());
        while (!keeper.closing()) {
            int count = port.read(piece, REST);
            for (int i = 0; i < count; i++) {
                int code = piece[i] & 0xFF;
                Presses.Turn press = presses.on(code, clock.instant());
                presses = press.next();
                if (press.counts())
                    keys.meaning(code)
                            .ifPresent(name -> ear.accept(new KeyPressed(Key.valueOf(name))));
            }
        }
    }
}
