package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class SerialPortTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(15);

    private Pty pty;
    private SerialPort serial;

    @BeforeEach
    void open() throws PortGone {
        pty = Pty.open();
        serial = SerialPort.open(pty.path(), 115200);
    }

    @AfterEach
    void close() {
        serial.close();
        pty.close();
    }

    @Test
    void bytesGoBothWaysUnchangedAndWithoutEcho() throws PortGone {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) every[i] = (byte) i;

        serial.write(every);
        assertThat(take(pty, 256)).isEqualTo(every);
        assertThat(serial.read(new byte[10], Duration.ZERO)).isZero();

        pty.write(every);
        assertThat(take(serial, 256)).isEqualTo(every);
        assertThat(pty.read(new byte[10], Duration.ZERO)).isZero();
    }

    @Test
    void moreThanTheKernelHoldsArrivesWhole() throws Exception {
        byte[] much = new byte[100_000];
        new Random(7).nextBytes(much);
        CompletableFuture<byte[]> taken =
                CompletableFuture.supplyAsync(() -> takeOrFail(pty, much.length));
        serial.write(much);
        assertThat(taken.get()).isEqualTo(much);
    }

    @Test
    void aReadThatNobodyAnswersComesBackInTime() throws PortGone {
        long before = System.nanoTime();
        assertThat(serial.read(new byte[10], Duration.ofMillis(60))).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(55), SECOND);
    }

    @Test
    void aWakeEndsAReadAtOnceAndOnlyOne() throws Exception {
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readOrFail(LONG));
        serial.wake();
        assertThat(read.get()).isZero();
        pty.write("x".getBytes(US_ASCII));
        assertThat(take(serial, 1)).containsExactly('x');
    }

    @Test
    void whatWasSaidBeforeAHangUpIsReadThenTheLineIsGoneForGood() throws PortGone {
        pty.write("bye".getBytes(US_ASCII));
        assertThat(take(serial, 3)).isEqualTo("bye".getBytes(US_ASCII));
        pty.close();
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> serial.read(new byte[10], LONG))
                    .isInstanceOf(PortGone.class)
                    .hasMessage(pty.path() + ": hung up");
        assertThatThrownBy(() -> serial.write(new byte[1])).isInstanceOf(PortGone.class);
    }

    @Test
    void aHangUpEndsAReadThatWaits() {
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readOrFail(LONG));
        pty.close();
        assertThatThrownBy(read::join).hasRootCauseInstanceOf(PortGone.class);
    }

    @Test
    void closingEndsAReadThatWaits() {
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readOrFail(LONG));
        serial.close();
        assertThatThrownBy(read::join).hasRootCauseInstanceOf(PortGone.class);
    }

    @Test
    void closingEndsAWriteThatIsStuck() {
        CompletableFuture<Void> write = CompletableFuture.runAsync(this::writeForEver);
        await().until(this::serialIsFull);
        serial.close();
        assertThatThrownBy(write::join).hasRootCauseInstanceOf(PortGone.class);
    }

    @Test
    void aSimulatorThatNobodyHearsLosesItsWordsAndLives() throws PortGone {
        serial.close();
        pty.write(new byte[200_000]);
        serial = SerialPort.open(pty.path(), 9600);
        pty.write("hello".getBytes(US_ASCII));
        assertThat(take(serial, 5)).isEqualTo("hello".getBytes(US_ASCII));
    }

    @Test
    void theFarEndMayCloseAndComeBack() throws PortGone {
        for (int i = 0; i < 5; i++) {
            serial.close();
            assertThat(pty.read(new byte[10], Duration.ZERO)).isZero();
            pty.write("lost on nobody".getBytes(US_ASCII));
            serial = SerialPort.open(pty.path(), 9600);
            pty.write("hello".getBytes(US_ASCII));
            assertThat(take(serial, 5)).isEqualTo("hello".getBytes(US_ASCII));
        }
    }

    @Test
    void aLineHasOneMaster() {
        assertThatThrownBy(() -> SerialPort.open(pty.path(), 9600))
                .isInstanceOf(PortGone.class)
                .hasMessage(pty.path() + ": 另一个程序占用着它 / another program holds it");
    }

    @Test
    void whatIsNoSerialLineDoesNotOpen(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tty"), "just a file");
        assertThatThrownBy(() -> SerialPort.open(file.toString(), 9600))
                .isInstanceOf(PortGone.class)
                .hasMessageContaining("不是串口");
        assertThatThrownBy(() -> SerialPort.open(folder.resolve("none").toString(), 9600))
                .isInstanceOf(PortGone.class)
                .hasMessageContaining("plug the device in");
    }

    @Test
    void linesGiveBackAllTheyTook() throws Exception {
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            try (Pty near = Pty.open();
                    SerialPort far = SerialPort.open(near.path(), 9600)) {
                far.write(new byte[] {1});
                assertThat(take(near, 1)).hasSize(1);
            }
        }
        assertThat(descriptors()).isLessThan(before + 20);
    }

    private static long descriptors() throws java.io.IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private boolean serialIsFull() {
        long now = written.get();
        return now > 0 && writtenBefore == (writtenBefore = now);
    }

    private final AtomicLong written = new AtomicLong();
    private long writtenBefore;

    private void writeForEver() {
        try {
            while (true) {
                serial.write(new byte[1000]);
                written.incrementAndGet();
            }
        } catch (PortGone e) {
            throw new IllegalStateException(e);
        }
    }

    private int readOrFail(Duration limit) {
        try {
            return serial.read(new byte[10], limit);
        } catch (PortGone e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] takeOrFail(Port port, int count) {
        try {
            return take(port, count);
        } catch (PortGone e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] take(Port port, int count) throws PortGone {
        byte[] all = new byte[count];
        byte[] piece = new byte[count];
        int done = 0;
        while (done < count) {
            int read = port.read(piece, SECOND);
            if (read == 0) throw new AssertionError("only " + done + " of " + count + " came");
            System.arraycopy(piece, 0, all, done, read);
            done += read;
        }
        return all;
    }
}
