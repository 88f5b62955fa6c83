package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ReplayPortTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String SESSION =
            """
            # A reader that answers late.
            > AA 01
            # 400 ms
            < BB
            < CC DD
            """;

    @Test
    void aSessionIsPlayedInItsOwnTime() throws PortGone {
        ReplayPort port = new ReplayPort("late", SESSION);
        byte[] piece = new byte[16];
        port.write(new byte[] {(byte) 0xAA, 1});
        assertThat(port.read(piece, Duration.ofMillis(300))).isZero();
        assertThat(port.clock().instant()).isEqualTo(Instant.EPOCH.plusMillis(300));
        assertThat(port.read(piece, Duration.ofMillis(300))).isEqualTo(1);
        assertThat(port.clock().instant()).isEqualTo(Instant.EPOCH.plusMillis(400));
        assertThat(port.read(piece, SECOND)).isEqualTo(2);
        assertThat(Bytes.copyOf(piece, 0, 2)).isEqualTo(Bytes.hex("CC DD"));
        assertThat(port.over()).isTrue();
        port.check();
        assertThatThrownBy(() -> port.read(piece, SECOND)).isInstanceOf(PortGone.class);
    }

    @Test
    void aDriverThatSaysSomethingElseIsToldTheLine() {
        ReplayPort port = new ReplayPort("late", SESSION);
        assertThatThrownBy(() -> port.write(new byte[] {2}))
                .hasMessage("late line 2: the driver says 02 where the session has AA 01");
        assertThatThrownBy(port::check).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDriverThatNeverSpeaksDoesNotWaitForEver() {
        ReplayPort port = new ReplayPort("late", SESSION);
        assertThatThrownBy(
                        () -> {
                            while (true) port.read(new byte[1], SECOND);
                        })
                .hasMessage("late line 2: the driver says nothing where the session has AA 01");
    }

    @Test
    void anUnplayedRestIsNoticed() {
        assertThatThrownBy(() -> new ReplayPort("late", SESSION).check())
                .hasMessage("late line 2 was not played");
    }

    @Test
    void whatATraceWritesAReplayPlays() throws PortGone {
        List<String> trace = new ArrayList<>();
        try (Pty pty = Pty.open();
                Port traced = new TracedPort(SerialPort.open(pty.path(), 9600), trace::add)) {
            traced.write(new byte[40]);
            pty.write(new byte[] {7, 8});
            byte[] piece = new byte[16];
            for (int done = 0; done < 2; ) done += traced.read(piece, SECOND);
        }
        ReplayPort replay = new ReplayPort("trace", String.join("\n", trace));
        replay.write(new byte[40]);
        byte[] piece = new byte[16];
        int done = 0;
        while (!replay.over()) done += replay.read(piece, SECOND);
        assertThat(done).isEqualTo(2);
        replay.check();
    }

    @Test
    void textThatIsNoSessionIsRefusedWithItsLine() {
        assertThatThrownBy(() -> new ReplayPort("x", "> AA\nhello")).hasMessageContaining("line 2");
    }
}
