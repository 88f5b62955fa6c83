package tingxu.bridge.signal;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A lamp behind a relay on one wire. A wire does not tell whether a lamp hangs on it: ready means
 * that the wire can be driven.
 */
public final class Lamp implements LineDevice {

    private static final Trouble LINE_DOWN =
            new Trouble(
                    "指示灯的引脚打不开，请检查引脚号和权限",
                    "The lamp's pin does not open: check its number and the rights to it",
                    "lamp-pin");

    private final InstantSource clock;
    private final boolean lowIsLit;
    private final LineKeeper keeper;
    private final AtomicReference<LampTalk> talk;

    /**
     * @param wire an output of {@code Pins}
     * @param lowIsLit whether the relay closes on a low level, as many modules do
     * @param clock for waits: one that is never set
     * @param feelings told of each change of health, on the lamp's thread
     */
    public Lamp(
            DeviceId id,
            Port.Opener wire,
            boolean lowIsLit,
            InstantSource clock,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.lowIsLit = lowIsLit;
        this.talk = new AtomicReference<>(new LampTalk(Glow.OFF, clock.instant()));
        this.keeper = new LineKeeper(id, wire, this::burn, LINE_DOWN, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    /** Returns at once; what burns so already is not disturbed. */
    public void glow(Glow next) {
        LampTalk fresh = new LampTalk(next, clock.instant());
        talk.updateAndGet(now -> now.glow() == next ? now : fresh);
        keeper.wake();
    }

    private void burn(Port wire) throws PortGone {
        while (!keeper.closing()) {
            LampTalk now = talk.get();
            Instant at = clock.instant();
            wire.write(new byte[] {(byte) (now.isLit(at) == lowIsLit ? 0 : 1)});
            keeper.feel(new Health.Ready());
            wire.read(new byte[1], now.rest(at));
        }
    }
}
