package tingxu.bridge.signal;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A button with which staff are called, on one wire. However it is beaten it tells one press a
 * second at most; one that is stuck tells one press and no more.
 */
public final class CallButton implements LineDevice {

    static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Nobody leans on a button for so long. */
    static final Duration STUCK = Duration.ofSeconds(30);

    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Trouble LINE_DOWN =
            new Trouble(
                    "呼叫按钮的引脚打不开，请检查引脚号和权限",
                    "The call button's pin does not open: check its number and the rights to it",
                    "button-pin");
    private static final Trouble JAMMED =
            new Trouble(
                    "呼叫按钮一直按下，可能卡住或短路",
                    "The call button stays down: it is stuck, or its wires touch",
                    "button-stuck");

    private final InstantSource clock;
    private final Consumer<Pressed> ear;
    private final LineKeeper keeper;
    private @Nullable Instant downSince;
    private Instant toldAt = Instant.MIN;

    /**
     * @param wire an input of {@code Pins}
     * @param clock for waits: one that is never set
     * @param ear told of each press, on the button's thread
     * @param feelings told of each change of health, on the button's thread
     */
    public CallButton(
            DeviceId id,
            Port.Opener wire,
            InstantSource clock,
            Consumer<Pressed> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, wire, this::listen, LINE_DOWN, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    private void listen(Port wire) throws PortGone {
        downSince = null;
        byte[] changes = new byte[32];
        while (!keeper.closing()) {
            keeper.feel(isStuck() ? new Health.Strained(JAMMED) : new Health.Ready());
            int count = wire.read(changes, LOOK_UP);
            for (int i = 0; i < count; i++) changed(changes[i] != 0);
        }
    }

    private void changed(boolean down) {
        Instant now = clock.instant();
        boolean fresh = down && downSince == null;
        if (!down) downSince = null;
        if (!fresh) return;
        downSince = now;
        if (now.isBefore(toldAt.equals(Instant.MIN) ? now : toldAt.plus(BETWEEN))) return;
        toldAt = now;
        ear.accept(new Pressed());
    }

    private boolean isStuck() {
        return downSince != null && !clock.instant().isBefore(downSince.plus(STUCK));
    }
}
