package tingxu.provision.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.authority.Authority;
import tingxu.provision.claim.Claim;
import tingxu.provision.claim.SlotBook;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.claim.SlotDesk.Offer;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.wire.NodeId;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A running hall, machines with real certificates, and a technician at the command line. */
class RevocationTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final NodeId K01 = new NodeId("k01");
    private static final NodeId K02 = new NodeId("k02");

    @TempDir Path data;
    @TempDir Path machines;

    private Headquarters hall;

    @BeforeEach
    void open() {
        hall = new Headquarters(data, HallFile.demo(), 0, 0, null);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void a_revoked_machine_is_out_at_once_stays_out_and_harms_nobody_else() throws Exception {
        try (Line first = new Line(claimed(K01, false, "k01"));
                Line second = new Line(claimed(K02, false, "k02"))) {
            await().atMost(SOON).until(() -> first.up.get() && second.up.get());

            assertThat(commandLine().revoke(K01, "stolen")).isInstanceOf(Changed.class);

            await().atMost(SOON).until(() -> !first.up.get());
            assertThat(second.losses).hasValue(0);
        }
        staysOut("k01", K01);
        restart();
        comesIn("k02", K02);
        staysOut("k01", K01);
    }

    @Test
    void a_replaced_machine_is_out_and_the_new_one_is_in() throws Exception {
        try (Line old = new Line(claimed(K01, false, "old"))) {
            await().atMost(SOON).until(old.up::get);
            claimed(K01, true, "new");
            await().atMost(SOON).until(() -> !old.up.get());
        }
        comesIn("new", K01);
        staysOut("old", K01);
    }

    // ------------------------------------------------------------------

    /** Another process's view of the same folder. */
    private SlotDesk commandLine() {
        InstantSource clock = InstantSource.system();
        return new SlotDesk(
                new SlotBook(SlotDesk.slots(data)),
                Authority.open(SlotDesk.authority(data), clock),
                clock);
    }

    private MqttWire.Line claimed(NodeId node, boolean replace, String folder) throws Exception {
        Offer.Code code = (Offer.Code) commandLine().offer(node, replace);
        Path home = machines.resolve(folder);
        assertThat(
                        new Claim(hall.controller().screens(), code.code(), home, "devices: {}\n")
                                .take())
                .isInstanceOf(Claim.Outcome.Claimed.class);
        return line(folder, node);
    }

    private MqttWire.Line line(String folder, NodeId node) {
        Path home = machines.resolve(folder);
        return new MqttWire.Line(
                hall.controller().broker(),
                node.name(),
                new TlsIdentity(
                        home.resolve("key.pem"), home.resolve("cert.pem"), home.resolve("ca.pem")));
    }

    private void restart() {
        hall.close();
        open();
    }

    private void comesIn(String folder, NodeId node) {
        try (Line line = new Line(line(folder, node))) {
            await().atMost(SOON).until(line.up::get);
        }
    }

    /** It tries again and again, several times a second at first. */
    private void staysOut(String folder, NodeId node) {
        try (Line line = new Line(line(folder, node))) {
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> !line.up.get());
        }
    }

    /** A machine's line to the hall, and whether it is up. */
    private static final class Line implements AutoCloseable {

        private final AtomicBoolean up = new AtomicBoolean();
        private final AtomicInteger losses = new AtomicInteger();
        private final MqttWire wire;

        Line(MqttWire.Line line) {
            this.wire = new MqttWire(line);
            wire.onConnected(now -> {
                if (up.getAndSet(now) && !now) losses.incrementAndGet();
            });
            wire.start();
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
