package tingxu.control.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.wire.DeviceStatus;
import tingxu.wire.DeviceStatus.State;
import tingxu.wire.Message.NodeState;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class RosterTest {

    private static final NodeId K01 = new NodeId("k01");
    private static final DeviceStatus PRINTER =
            new DeviceStatus("printer", "Printer", State.ONLINE, null, null);
    private static final DeviceStatus NO_PAPER =
            new DeviceStatus(
                    "printer",
                    "Printer",
                    State.OFFLINE,
                    new Words("缺纸", "out of paper"),
                    "printer-paper-out");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    private final Roster roster = new Roster(now::get);

    private boolean say(Status status, String session, DeviceStatus... devices) {
        return roster.state(K01, new NodeState(status, session, "1.2", List.of(devices)));
    }

    private void pass(int minutes) {
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void aNodeIsBornWithItsDevices() {
        assertThat(roster.knows(K01)).isFalse();
        assertThat(say(Status.READY, "s1", PRINTER)).isTrue();
        assertThat(roster.knows(K01)).isTrue();
        Node node = roster.node(K01).orElseThrow();
        assertThat(node.software()).isEqualTo("1.2");
        assertThat(node.devices()).containsKey("printer");
        assertThat(roster.alerts()).isEmpty();
    }

    @Test
    void aLastWillOfAnEarlierSessionIsIgnored() {
        say(Status.READY, "s1");
        say(Status.READY, "s2");
        assertThat(say(Status.LOST, "s1")).isFalse();
        assertThat(roster.node(K01).orElseThrow().status()).isEqualTo(Status.READY);
        assertThat(say(Status.LOST, "s2")).isTrue();
        assertThat(roster.node(K01).orElseThrow().status()).isEqualTo(Status.LOST);
    }

    @Test
    void aLostNodeIsAnAlertAndANodeThatWasSwitchedOffIsNot() {
        say(Status.READY, "s1", NO_PAPER);
        say(Status.LOST, "s1");
        assertThat(roster.alerts()).extracting(Alert::remedy).containsExactly("node-lost");
        say(Status.READY, "s2");
        say(Status.OFF, "s2");
        assertThat(roster.alerts()).isEmpty();
    }

    @Test
    void aDeviceInTroubleIsAnAlertUntilItIsWellAgain() {
        say(Status.READY, "s1", PRINTER);
        pass(5);
        roster.device(K01, NO_PAPER);
        pass(5);
        roster.device(K01, NO_PAPER); // said again: it has felt so since the first time
        Alert alert = roster.alerts().getFirst();
        assertThat(alert.urgent()).isTrue();
        assertThat(alert.what().en()).isEqualTo("out of paper");
        assertThat(alert.remedy()).isEqualTo("printer-paper-out");
        assertThat(alert.since()).isEqualTo(Instant.parse("2026-11-23T01:05:00Z"));
        roster.device(K01, PRINTER);
        assertThat(roster.alerts()).isEmpty();
    }

    @Test
    void alertsComeNewestFirst() {
        say(Status.READY, "s1", NO_PAPER);
        pass(1);
        NodeId second = new NodeId("k02");
        roster.state(second, new NodeState(Status.READY, "t", "1", List.of()));
        roster.state(second, new NodeState(Status.LOST, "t", "1", List.of()));
        assertThat(roster.alerts()).extracting(Alert::node).containsExactly(second, K01);
    }

    @Test
    void bornAgainAfterTheHallRestartedItKeepsTheTimeOfItsTroubles() {
        say(Status.READY, "s1", NO_PAPER);
        pass(3);
        say(Status.READY, "s1", NO_PAPER);
        Node node = roster.node(K01).orElseThrow();
        assertThat(node.since()).isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
        assertThat(node.heard()).isEqualTo(Instant.parse("2026-11-23T01:03:00Z"));
        assertThat(roster.alerts().getFirst().since())
                .isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void theLastContactIsRemembered() {
        say(Status.READY, "s1");
        pass(2);
        roster.heard(K01);
        assertThat(roster.node(K01).orElseThrow().heard())
                .isEqualTo(Instant.parse("2026-11-23T01:02:00Z"));
        roster.heard(new NodeId("stranger"));
        roster.device(new NodeId("stranger"), PRINTER);
        assertThat(roster.knows(new NodeId("stranger"))).isFalse();
    }

    @Test
    void aFloodOfInventedNodesIsNotKept() {
        for (int i = 0; i < Roster.CAPACITY + 50; i++)
            roster.state(new NodeId("x" + i), new NodeState(Status.READY, "s", "1", List.of()));
        assertThat(roster.nodes()).hasSize(Roster.CAPACITY);
        assertThat(say(Status.READY, "s1")).isFalse();
    }

    @Test
    void listenersHearOfChanges() {
        AtomicInteger heard = new AtomicInteger();
        roster.listen(heard::incrementAndGet);
        say(Status.READY, "s1");
        roster.device(K01, NO_PAPER);
        say(Status.LOST, "old");
        assertThat(heard).hasValue(2);
    }
}
