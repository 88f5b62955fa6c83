package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;
import tingxu.bridge.port.KeyEvents;
import tingxu.bridge.port.KeyPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pads that send one byte a key, and keypads; the line is a real tty. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class KeyedPadTest {

    private static final KeyMap KEYS = KeyMap.parse("31=5 32=4 33=3 34=2 35=1", KeyedPad.MEANINGS);

    /** The codes of the keys 1 to 5 of a keypad. */
    private static final KeyMap KEYPAD =
            KeyMap.parse("4F=1 50=2 51=3 4B=4 4C=5", KeyedPad.MEANINGS);

    private final List<PadEvent> events = new CopyOnWriteArrayList<>();
    private Pty pty;
    private Pad pad;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        start(() -> SerialPort.open(pty.path(), 9600), KEYS);
    }

    @AfterEach
    void close() {
        pad.close();
        pty.close();
    }

    private void start(Port.Opener line, KeyMap keys) {
        pad =
                new KeyedPad(
                        new DeviceId("pad-1"),
                        line,
                        keys,
                        new SteadyClock(Instant.EPOCH),
                        events::add,
                        _ -> {});
        pad.start();
        await().until(() -> pad.health() instanceof Health.Ready);
    }

    /** Says it until it is heard: an invitation is taken up by the pad's own thread. */
    private void pressUntilRated(byte[] key) {
        int before = events.size();
        await().until(() -> {
            pty.write(key);
            return events.size() > before;
        });
    }

    @Test
    void eachKeyIsItsLevel() {
        for (int level = 5; level >= 1; level--) {
            pad.invite(Duration.ofSeconds(30));
            pressUntilRated(new byte[] {(byte) ('1' + 5 - level)});
        }
        assertThat(events)
                .containsExactly(
                        new Rated(5), new Rated(4), new Rated(3), new Rated(2), new Rated(1));
    }

    @Test
    void aKeyWithoutAnInvitationIsNobodys() throws PortGone {
        pty.write(new byte[] {'1', '2', '3'});
        pad.invite(Duration.ofSeconds(1));
        await().until(() -> events.size() == 1);
        assertThat(events).containsExactly(new Silent());
    }

    @Test
    void aPulledLineEndsTheInvitationInSilence() {
        pad.invite(Duration.ofSeconds(30));
        pty.close();
        await().until(() -> events.size() == 1);
        assertThat(events).containsExactly(new Silent());
        assertThat(pad.health()).isNotInstanceOf(Health.Ready.class);
    }

    @Test
    void anInvitationGivenBeforeTheLineIsOpenEndsInTime() {
        pad.close();
        pad =
                new KeyedPad(
                        new DeviceId("pad-1"),
                        () -> SerialPort.open(pty.path(), 9600),
                        KEYS,
                        new SteadyClock(Instant.EPOCH),
                        events::add,
                        _ -> {});
        pad.invite(Duration.ofSeconds(1));
        pad.start();
        await().atMost(Duration.ofSeconds(8)).until(() -> events.contains(new PadEvent.Silent()));
    }

    @Test
    void aMillionRandomBytesLeaveItAlive() throws PortGone {
        byte[] noise = new byte[1_000];
        Random random = new Random(12);
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(noise);
            for (int at = 0; at < noise.length; at++)
                if (KEYS.meaning(noise[at] & 0xFF).isPresent()) noise[at] = 0;
            pty.write(noise);
        }
        pad.invite(Duration.ofSeconds(30));
        pressUntilRated(new byte[] {'5'});
        assertThat(events).containsExactly(new Rated(1));
    }

    @Test
    void aKeypadIsAPadToo() {
        pad.close();
        start(() -> new KeyPort(SerialPort.open(pty.path(), 9600)), KEYPAD);
        pad.invite(Duration.ofSeconds(30));
        pressUntilRated(new KeyEvents.KeyEvent(0x4B, KeyEvents.PRESSED).bytes());
        assertThat(events).containsExactly(new Rated(4));
    }
}
