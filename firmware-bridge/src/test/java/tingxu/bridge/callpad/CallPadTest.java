package tingxu.bridge.callpad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.callpad.SimulatedCallPad.Mood;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CallPadTest {

    private final List<Key> keys = new CopyOnWriteArrayList<>();
    private volatile Pty pty;
    private SimulatedCallPad simulated;
    private CallPad pad;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        simulated = new SimulatedCallPad(pty);
        pad =
                new CallPad(
                        new DeviceId("callpad-1"),
                        () -> SerialPort.open(pty.path(), 9600),
                        new SteadyClock(Instant.EPOCH),
                        event -> keys.add(event.key()),
                        health -> {});
        pad.start();
        awaitReady();
    }

    @AfterEach
    void close() {
        pad.close();
        simulated.close();
    }

    private void awaitReady() {
        await().until(() -> pad.health() instanceof Health.Ready);
    }

    private void press(Key key) {
        await().until(() -> simulated.press(key));
    }

    private void awaitKeys(Key... expected) {
        await().until(() -> keys.size() >= expected.length);
        assertThat(keys).containsExactly(expected);
    }

    @Test
    void everyKeyArrivesInOrder() {
        for (Key key : Key.values()) press(key);
        awaitKeys(Key.values());
    }

    @ParameterizedTest
    @EnumSource(names = {"STUTTERING", "NOISY", "HARD_OF_HEARING"})
    void aKeyCountsOnceHoweverOftenItIsSaid(Mood mood) {
        simulated.mood(mood);
        press(Key.NEXT);
        press(Key.NEXT);
        press(Key.FINISH);
        awaitKeys(Key.NEXT, Key.NEXT, Key.FINISH);
    }

    @Test
    void aPadThatLosesItsPowerCountsAnew() {
        press(Key.NEXT);
        awaitKeys(Key.NEXT);
        simulated.powerCycle();
        press(Key.NEXT);
        awaitKeys(Key.NEXT, Key.NEXT);
    }

    @Test
    void aDeafPadIsGoneAndComesBack() {
        simulated.mood(Mood.DEAF);
        simulated.powerCycle();
        await().until(() -> remedy().equals("callpad-silent"));
        simulated.mood(Mood.HEALTHY);
        awaitReady();
        press(Key.PAUSE);
        awaitKeys(Key.PAUSE);
    }

    @Test
    void keysPressedWhileTheLineWasDownAreNotMadeUpFor() throws PortGone {
        simulated.close();
        await().until(() -> !(pad.health() instanceof Health.Ready));
        pty = Pty.open();
        simulated = new SimulatedCallPad(pty);
        awaitReady();
        press(Key.RECALL);
        awaitKeys(Key.RECALL);
    }

    @Test
    void noiseIsNoKey() throws PortGone {
        byte[] noise = new byte[1000];
        Random random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(noise);
            pty.write(noise);
        }
        press(Key.START);
        awaitKeys(Key.START);
    }

    private String remedy() {
        return pad.health() instanceof Health.Gone gone ? gone.trouble().remedy() : "";
    }
}
