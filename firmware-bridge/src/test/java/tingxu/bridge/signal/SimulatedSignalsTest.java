package tingxu.bridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Lamps and buttons of software behind a real tty, in their moods. */
@Timeout(60)
class SimulatedSignalsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final List<Pressed> pressed = new CopyOnWriteArrayList<>();

    @Test
    void aLampBurnsAsItsDriverSaysUnlessItIsBrokenWhichNoWireTells() throws PortGone {
        Pty line = Pty.open();
        try (SimulatedLamp bulb = new SimulatedLamp(line);
                Lamp lamp =
                        new Lamp(
                                new DeviceId("lamp"),
                                () -> SerialPort.open(line.path(), 9_600),
                                false,
                                clock,
                                _ -> {})) {
            lamp.start();
            lamp.glow(Glow.ON);
            await().until(bulb::isLit);
            bulb.mood(SimulatedLamp.Mood.BURNT_OUT);
            assertThat(bulb.isLit()).isFalse();
            assertThat(lamp.health()).isEqualTo(new Health.Ready());
            bulb.mood(SimulatedLamp.Mood.STUCK_ON);
            lamp.glow(Glow.OFF);
            assertThat(bulb.isLit()).isTrue();
            bulb.mood(SimulatedLamp.Mood.HEALTHY);
            await().until(() -> !bulb.isLit());
        }
    }

    @Test
    void aWornContactIsOnePressAndAStuckButtonIsOneToo() throws PortGone {
        Pty line = Pty.open();
        try (SimulatedButton knob = new SimulatedButton(line);
                CallButton button =
                        new CallButton(
                                new DeviceId("button"),
                                () -> SerialPort.open(line.path(), 9_600),
                                clock,
                                pressed::add,
                                _ -> {})) {
            button.start();
            await().until(() -> button.health() instanceof Health.Ready);
            knob.mood(SimulatedButton.Mood.DEAD);
            knob.press();
            knob.mood(SimulatedButton.Mood.STUCK);
            knob.press();
            knob.press();
            await().until(() -> pressed.size() == 1);
            assertThat(knob.isDown()).isTrue();
            knob.mood(SimulatedButton.Mood.BOUNCING);
            assertThat(knob.isDown()).isFalse();
            // However often a worn contact tells of it, it is one press a second at most.
            now.updateAndGet(at -> at.plus(CallButton.BETWEEN));
            knob.press();
            await().during(Duration.ofMillis(300)).until(() -> pressed.size() == 2);
        }
    }
}
