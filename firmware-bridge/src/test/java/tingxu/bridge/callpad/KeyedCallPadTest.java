package tingxu.bridge.callpad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SimulatedPins;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A call pad that sends one byte a key; the line is a real tty, the time is told. */
@Timeout(60)
class KeyedCallPadTest {

    private final List<Key> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Pty pty;
    private KeyedCallPad pad;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        pad =
                new KeyedCallPad(
                        new DeviceId("callpad-1"),
                        () -> SerialPort.open(pty.path(), 9600),
                        KeyMap.parse("01=NEXT 02=RECALL 03=NO_SHOW", KeyedCallPad.MEANINGS),
                        now::get,
                        pressed -> heard.add(pressed.key()),
                        _ -> {});
        pad.start();
        await().until(() -> pad.health() instanceof Health.Ready);
    }

    @AfterEach
    void close() {
        pad.close();
        pty.close();
    }

    @Test
    void aBouncingKeyCallsOnceAndAnUnknownOneNobody() throws PortGone {
        pty.write(new byte[] {1, 1, 1, 9, 2});
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(Key.NEXT, Key.RECALL);
    }

    @Test
    void theSameKeyCountsAgainWhenAMomentHasPassed() throws PortGone {
        pty.write(new byte[] {1});
        await().until(() -> heard.size() == 1);
        now.updateAndGet(at -> at.plusSeconds(1));
        pty.write(new byte[] {1});
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(Key.NEXT, Key.NEXT);
    }

    @Test
    void buttonsOnPinsAreKeysAndABouncingOneCallsOnce() {
        SimulatedPins pins = new SimulatedPins();
        try (KeyedCallPad buttons =
                new KeyedCallPad(
                        new DeviceId("callpad-2"),
                        () -> new PortAddress("gpio-in:17,27").wire(pins),
                        KeyMap.ofPins("17=NEXT 27=RECALL", KeyedCallPad.MEANINGS),
                        now::get,
                        pressed -> heard.add(pressed.key()),
                        _ -> {})) {
            buttons.start();
            await().until(() -> pins.press(27, true));
            pins.press(27, false);
            pins.press(27, true);
            pins.press(17, true);
            await().until(() -> heard.size() == 2);
            assertThat(heard).containsExactly(Key.RECALL, Key.NEXT);

            pins.cut(true);
            await().until(() -> !(buttons.health() instanceof Health.Ready));
        }
    }

    @Test
    void pinsAreWrittenInDecimalDigits() {
        assertThat(KeyMap.ofPins("17=NEXT 5=RECALL", KeyedCallPad.MEANINGS).meaning(17))
                .contains("NEXT");
        assertThatThrownBy(() -> KeyMap.ofPins("1F=NEXT", KeyedCallPad.MEANINGS))
                .hasMessageContaining("pins and meanings such as 17=NEXT");
    }
}
