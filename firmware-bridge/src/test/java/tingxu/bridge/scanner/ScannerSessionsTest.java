package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(30)
class ScannerSessionsTest {

    static List<String> recorded() throws IOException {
        return Replay.names("scanner", "# make");
    }

    /** A file dropped into the folder, with its make and what it told then, is a test. */
    @ParameterizedTest
    @MethodSource("recorded")
    void aRecordingEndsAsItDidThenInWhateverPieces(String name) throws IOException {
        String text = Replay.text("scanner/" + name);
        ScannerMake make = ScannerMake.valueOf(Replay.marked(text, "# make").getFirst());
        for (int size : List.of(1_000, 3, 1)) {
            ReplayPort port = new ReplayPort(name, Replay.inPieces(Replay.whole(text), size));
            List<String> told = new CopyOnWriteArrayList<>();
            Replay.play(
                    port,
                    line -> {
                        QrScanner scanner =
                                new QrScanner(
                                        new DeviceId(name),
                                        line,
                                        make,
                                        port.clock(),
                                        scan -> told.add("Scan " + scan.text()),
                                        health -> told.add(words(health)));
                        if (!Replay.marked(text, "# trigger").isEmpty()) scanner.trigger();
                        scanner.start();
                        return scanner;
                    });
            assertThat(told)
                    .as("%s in pieces of %d", name, size)
                    .startsWith(Replay.marked(text, "# expect").toArray(new String[0]));
        }
    }

    private static String words(Health health) {
        return switch (health) {
            case Health.Ready() -> "Ready";
            case Health.Strained(Health.Trouble trouble) -> "Strained " + trouble.remedy();
            case Health.Gone(Health.Trouble trouble) -> "Gone " + trouble.remedy();
        };
    }

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
