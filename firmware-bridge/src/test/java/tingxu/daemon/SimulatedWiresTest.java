package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.Health;
import tingxu.bridge.console.SelfTest;
import tingxu.bridge.console.Subject;
import tingxu.bridge.console.Verdict;
import tingxu.bridge.console.Verdict.Outcome;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.SteadyClock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A technician without a Raspberry Pi tries lamps, buttons and dots, and is told what that is
 * worth.
 */
@Timeout(60)
class SimulatedWiresTest {

    private static final String DEVICES =
            """
            devices:
              - {kind: lamp, port: "gpio-out:17", window: 3}
              - {kind: button, port: "gpio-in:27", window: 3}
              - {kind: board, make: max7219, port: "spi:0.0", window: 3, chips: 8}
            """;

    private static BridgeConfig config(String more) throws FileWrong {
        String head = "hall: demo\nnode: b01\nbroker: tcp://127.0.0.1:1883\n";
        return BridgeConfig.read(Yaml.parse("bridge.yaml", head + more + DEVICES), Path.of("."));
    }

    private static SimulatedWires simulated() throws FileWrong {
        SimulatedWires wires = config("pins: simulated\n").simulated();
        if (wires == null) throw new AssertionError("the file wants simulated pins");
        return wires;
    }

    private static List<Verdict> tried(BridgeConfig config, SimulatedWires stage, Shared.Wiring on)
            throws FileWrong, InterruptedException {
        List<Subject> subjects =
                config.devices().stream()
                        .map(entry -> new Subject(entry.kind(), entry.id(), entry.field()))
                        .toList();
        return new SelfTest(
                        subjects,
                        Path.of("."),
                        new SteadyClock(Instant.now()),
                        Duration.ofMillis(500),
                        "code",
                        _ -> {},
                        _ -> {},
                        on,
                        stage)
                .run();
    }

    @Test
    void theSelfTestLooksAtTheWiresAndSaysThatTheyAreSimulated() throws Exception {
        SimulatedWires wires = simulated();
        List<Verdict> verdicts = tried(config(""), wires, wires);

        assertThat(verdicts)
                .extracting(Verdict::device, verdict -> verdict.check().en(), Verdict::outcome)
                .containsExactly(
                        tuple("board-3", "answers", Outcome.PASS),
                        tuple("board-3", "shows", Outcome.PASS),
                        tuple("lamp-3", "answers", Outcome.PASS),
                        tuple("lamp-3", "blinks", Outcome.PASS),
                        tuple("button-3", "answers", Outcome.PASS),
                        tuple("button-3", "is pressed", Outcome.PASS));
        assertThat(verdicts).allMatch(verdict -> verdict.said().en().contains("simulated"));
        assertThat(verdicts).allMatch(verdict -> verdict.said().zh().contains("模拟"));
    }

    /** What a driver writes to other wires than those that are looked at proves nothing. */
    @Test
    void wiresThatDoNotMoveFailTheSelfTest() throws Exception {
        List<Verdict> verdicts = tried(config(""), simulated(), simulated());

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.check().en().equals("answers"))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.FAIL, Outcome.FAIL, Outcome.FAIL);
        assertThat(verdicts)
                .extracting(Verdict::remedy)
                .contains("board-spi", "lamp-pin", "button-pin");
    }

    @Test
    void theHallIsNotToldThatAllIsWellWhereNothingRealIsDriven() throws Exception {
        SimulatedWires wires = simulated();
        assertThat(wires.told("lamp-3", new Health.Ready()))
                .isInstanceOfSatisfying(
                        Health.Strained.class,
                        strained ->
                                assertThat(strained.trouble().remedy())
                                        .isEqualTo("pins-simulated"));
        assertThat(wires.told("printer", new Health.Ready())).isEqualTo(new Health.Ready());
        assertThat(config("").simulated()).isNull();
        assertThatThrownBy(() -> config("pins: maybe\n")).hasMessageContaining("pins");
    }

    @Test
    void whatIsSeenOnThePageIsWhatTheDriverDoes() throws Exception {
        SimulatedWires wires = simulated();
        assertThat(seen(wires, "lamp-3")).isEqualTo(SimulatedWires.Sight.Look.DARK);
        assertThat(wires.press("button-3")).as("nobody listens yet").isFalse();
        try (Port lamp = open(wires, "gpio-out:17");
                Port button = open(wires, "gpio-in:27")) {
            lamp.write(new byte[] {1});
            assertThat(seen(wires, "lamp-3")).isEqualTo(SimulatedWires.Sight.Look.LIT);
            assertThat(wires.press("button-3")).isTrue();
            byte[] changes = new byte[4];
            assertThat(button.read(changes, Duration.ofSeconds(1))).isEqualTo(2);
            assertThat(changes).startsWith(1, 0);
        }
        assertThat(wires.press("lamp-3")).as("a lamp is no button").isFalse();
    }

    private static SimulatedWires.Sight.Look seen(SimulatedWires wires, String device) {
        return wires.sights().stream()
                .filter(sight -> sight.device().equals(device))
                .findFirst()
                .orElseThrow()
                .look();
    }

    private static Port open(SimulatedWires wires, String port) throws PortGone {
        return wires.open(new PortAddress(port), 0);
    }
}
