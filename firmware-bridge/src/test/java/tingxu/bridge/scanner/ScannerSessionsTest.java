package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(30)
class ScannerSessionsTest {

    @Test
    void codesWithEachOfTheUsualEndsAreHeard() throws IOException {
        ReplayPort port = new ReplayPort("usual-ends", Replay.text("scanner/usual-ends"));
        List<String> heard = new CopyOnWriteArrayList<>();
        Replay.play(
                port,
                line -> {
                    QrScanner scanner =
                            new QrScanner(
                                    new DeviceId("scanner"),
                                    line,
                                    port.clock(),
                                    scan -> heard.add(scan.text()),
                                    health -> {});
                    scanner.start();
                    return scanner;
                });
        assertThat(heard).containsExactly("TX1.A", "TX1.B", "TX1.C", "TX1.D");
    }
}
