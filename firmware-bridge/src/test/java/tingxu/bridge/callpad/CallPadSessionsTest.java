package tingxu.bridge.callpad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recorded conversations with a call pad. */
@Timeout(30)
class CallPadSessionsTest {

    @ParameterizedTest
    @CsvSource({
        "keys-repeated, NEXT NEXT START",
        "unknown-key,   PAUSE",
        "power-cut,     NEXT NEXT"
    })
    void everyKeyCountsOnce(String name, String keys) throws IOException {
        ReplayPort port = new ReplayPort(name, Replay.text("callpad/" + name));
        List<String> heard = new CopyOnWriteArrayList<>();
        Replay.play(
                port,
                line -> {
                    CallPad pad =
                            new CallPad(
                                    new DeviceId(name),
                                    line,
                                    port.clock(),
                                    event -> heard.add(event.key().name()),
                                    health -> {});
                    pad.start();
                    return pad;
                });
        assertThat(String.join(" ", heard)).isEqualTo(keys);
    }
}
