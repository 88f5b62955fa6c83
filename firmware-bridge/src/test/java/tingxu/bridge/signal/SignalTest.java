package tingxu.bridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SimulatedPins;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lamps and buttons on simulated wires. */
@Timeout(60)
class SignalTest {

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    private static final int LAMP = 17;
    private static final int BUTTON = 27;

    private final SimulatedPins pins = new SimulatedPins();
    private final SteadyClock clock = new SteadyClock(START);
    private final List<Pressed> pressed = new CopyOnWriteArrayList<>();

    @Test
    void aCalledWindowsLampIsASecondOnAndASecondOff() {
        LampTalk talk = new LampTalk(Glow.CALLING, START);
        StringBuilder seen = new StringBuilder();
        Instant now = START;
        for (int change = 0; change < 6; change++) {
            seen.append(talk.isLit(now) ? '#' : '.');
            assertThat(talk.rest(now)).isEqualTo(Duration.ofSeconds(1));
            now = now.plus(talk.rest(now));
        }
        assertThat(seen).hasToString("#.#.#.");
        assertThat(talk.rest(START.plusMillis(1_300))).isEqualTo(Duration.ofMillis(700));
        assertThat(new LampTalk(Glow.ON, START).isLit(now)).isTrue();
        assertThat(new LampTalk(Glow.OFF, START).isLit(now)).isFalse();
    }

    @Test
    void aLampThatNobodyTellsOtherwiseDoesNotBlinkAllNight() {
        LampTalk called = new LampTalk(Glow.CALLING, START);
        LampTalk urgent = new LampTalk(Glow.URGENT, START);
        Instant later = START.plus(Duration.ofMinutes(5));
        Instant evenLater = START.plus(Duration.ofMinutes(15));

        assertThat(called.isLit(later)).isTrue();
        assertThat(called.isLit(later.plusSeconds(1))).isTrue();
        assertThat(called.rest(later)).isEqualTo(LampTalk.REFRESH);
        assertThat(urgent.isLit(evenLater)).isFalse();
        assertThat(urgent.isLit(evenLater.plusMillis(250))).isFalse();
    }

    @Test
    void aLampBurnsBlinksAndGoesOutAndIsDarkWhenItIsClosed() {
        try (Lamp lamp = lamp(false)) {
            lamp.start();
            await().until(() -> lamp.health() instanceof Health.Ready);
            assertThat(pins.isHigh(LAMP)).isFalse();
            lamp.glow(Glow.ON);
            await().until(() -> pins.isHigh(LAMP));
            lamp.glow(Glow.URGENT);
            int before = flips();
            await().until(() -> flips() >= before + 4);
            lamp.glow(Glow.ON);
            await().until(() -> pins.isHigh(LAMP));
        }
        assertThat(pins.isHigh(LAMP)).isFalse();
    }

    @Test
    void aRelayThatClosesOnALowLevelIsDrivenTheOtherWayRound() {
        try (Lamp lamp = lamp(true)) {
            lamp.start();
            await().until(() -> pins.isHigh(LAMP));
            lamp.glow(Glow.ON);
            await().until(() -> !pins.isHigh(LAMP));
        }
    }

    @Test
    void aLampWhoseWiresAreCutIsStrainedAndBurnsAgainWhenTheyAreMended() {
        try (Lamp lamp = lamp(false)) {
            lamp.start();
            lamp.glow(Glow.ON);
            await().until(() -> pins.isHigh(LAMP) && lamp.health() instanceof Health.Ready);
            pins.cut(true);
            await().until(() -> !(lamp.health() instanceof Health.Ready));
            pins.cut(false);

            await().until(() -> lamp.health() instanceof Health.Ready);
            await().until(() -> pins.isHigh(LAMP));
        }
    }

    @Test
    void aPressIsToldOnceHoweverTheButtonIsBeaten() {
        try (CallButton button = button()) {
            button.start();
            await().until(() -> pins.press(BUTTON, true));
            await().until(() -> pressed.size() == 1);
            for (int i = 0; i < 50; i++) {
                pins.press(BUTTON, false);
                pins.press(BUTTON, true);
            }
            pins.press(BUTTON, false);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        pins.press(BUTTON, true);
                        pins.press(BUTTON, false);
                        return pressed.size() == 2;
                    });
            assertThat(button.health()).isEqualTo(new Health.Ready());
        }
    }

    @Test
    void aButtonThatIsStuckTellsOnePressAndIsStrained() {
        Instant[] now = {START};
        try (CallButton button =
                new CallButton(
                        new DeviceId("button"),
                        () -> new PortAddress("gpio-in:27").wire(pins),
                        () -> now[0],
                        pressed::add,
                        _ -> {})) {
            button.start();
            await().until(() -> pins.press(BUTTON, true));
            await().until(() -> pressed.size() == 1);
            now[0] = START.plus(CallButton.STUCK);
            await().until(() -> button.health() instanceof Health.Strained);
            pins.press(BUTTON, false);

            await().until(() -> button.health() instanceof Health.Ready);
            assertThat(pressed).hasSize(1);
        }
    }

    private int flips() {
        List<Boolean> all = pins.changes(LAMP);
        int flips = 0;
        for (int i = 1; i < all.size(); i++) if (!all.get(i).equals(all.get(i - 1))) flips++;
        return flips;
    }

    private Lamp lamp(boolean lowIsLit) {
        return new Lamp(
                new DeviceId("lamp"),
                () -> new PortAddress("gpio-out:17").wire(pins),
                lowIsLit,
                clock,
                _ -> {});
    }

    private CallButton button() {
        return new CallButton(
                new DeviceId("button"),
                () -> new PortAddress("gpio-in:27").wire(pins),
                clock,
                pressed::add,
                _ -> {});
    }
}
