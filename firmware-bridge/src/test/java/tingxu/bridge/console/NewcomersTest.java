package tingxu.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tingxu.bridge.Parts;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.SimulatedPrinter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is plugged in while a bridge runs. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class NewcomersTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path devices;

    private final Parts parts = new Parts();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private Newcomers newcomers;

    @BeforeEach
    void lookOut() throws Exception {
        Pty there = parts.keep(Pty.open());
        parts.keep(new SimulatedPrinter(there));
        plugIn("ttyS0", there);
        newcomers =
                parts.keep(
                        new Newcomers(
                                new Ports(devices),
                                new Probe(new SteadyClock(Instant.EPOCH)),
                                used::contains));
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void itIsNamedAndForgottenWhenItIsPulledOut() throws Exception {
        Pty line = parts.keep(Pty.open());
        parts.keep(new SimulatedPad(line));
        String port = plugIn("ttyUSB0", line);
        await().atMost(SOON).until(() -> !newcomers.seen().isEmpty());

        assertThat(newcomers.seen())
                .as("and nobody asks at the port that was there before")
                .singleElement()
                .isInstanceOfSatisfying(
                        Sighting.Device.class,
                        device -> {
                            assertThat(device.port()).isEqualTo(port);
                            assertThat(device.kind()).isEqualTo(Kinds.PAD);
                            assertThat(device.entry(3))
                                    .isEqualTo(
                                            "  - {kind: pad, make: open, port: \"%s\", window: 3}"
                                                    .formatted(port));
                        });
        used.add(port);
        assertThat(newcomers.seen()).as("once it is entered").isEmpty();
        used.clear();
        Files.delete(Path.of(port));
        await().atMost(SOON).until(() -> newcomers.seen().isEmpty());
    }

    @Test
    void whatTheFileUsesIsLeftAloneAndTheOtherPortsAreAskedOnlyWhenSomebodyWantsIt()
            throws Exception {
        Pty line = parts.keep(Pty.open());
        used.add(devices.resolve("ttyUSB1").toString());
        plugIn("ttyUSB1", line);
        newcomers.lookAtAll();
        await().atMost(SOON).until(() -> !newcomers.seen().isEmpty());

        List<Sighting> seen = newcomers.seen();
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        Sighting.Device.class,
                        device -> assertThat(device.kind()).isEqualTo(Kinds.PRINTER));
        assertThat(line.read(new byte[16], Duration.ofMillis(1)))
                .as("nothing was said to the device of the file")
                .isZero();
    }

    private String plugIn(String name, Pty line) throws Exception {
        return Files.createSymbolicLink(devices.resolve(name), Path.of(line.path())).toString();
    }
}
