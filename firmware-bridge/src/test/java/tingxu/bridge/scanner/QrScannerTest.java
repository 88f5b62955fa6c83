package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(30)
class QrScannerTest {

    private final List<Scan> scans = new CopyOnWriteArrayList<>();
    private volatile Pty pty;
    private SimulatedScanner simulated;
    private QrScanner scanner;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        simulated = new SimulatedScanner(pty);
        scanner =
                new QrScanner(
                        new DeviceId("scanner-1"),
                        () -> SerialPort.open(pty.path(), 115200),
                        new SteadyClock(Instant.EPOCH),
                        scans::add,
                        health -> {});
        scanner.start();
        await().until(() -> scanner.health() instanceof Health.Ready);
    }

    @AfterEach
    void close() {
        scanner.close();
        simulated.close();
    }

    @Test
    void aCodeIsHeard() {
        simulated.scan("TX1.hall.20261122.A001");
        await().until(() -> !scans.isEmpty());
        assertThat(scans).containsExactly(new Scan("TX1.hall.20261122.A001"));
    }

    @Test
    void aCodeWithoutAnEndIsHeardSoonAfter() {
        simulated.send("TX1".getBytes(StandardCharsets.UTF_8));
        await().until(() -> scans.equals(List.of(new Scan("TX1"))));
    }

    @Test
    void afterNoiseAndAnUnpluggingItStillScans() throws PortGone {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        simulated.send(noise);
        simulated.send(new byte[] {'\r'});
        simulated.scan("one");
        await().until(() -> scans.contains(new Scan("one")));
        simulated.close();
        await().until(() -> !(scanner.health() instanceof Health.Ready));
        pty = Pty.open();
        simulated = new SimulatedScanner(pty);
        await().until(() -> scanner.health() instanceof Health.Ready);
        simulated.scan("two");
        await().until(() -> scans.getLast().equals(new Scan("two")));
    }
}
