package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.box.Headquarters;
import tingxu.provision.claim.Claim;
import tingxu.provision.enrol.ClaimCode;
import tingxu.wire.NodeId;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

@DisplayName("A machine that is shut out of a hall with a Mosquitto")
class MosquittoRevocationTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SEVERAL_TRIES = Duration.ofSeconds(2);
    private static final NodeId K01 = new NodeId("k01");
    private static final NodeId K02 = new NodeId("k02");

    @TempDir Path data;
    @TempDir Path machines;

    /** The answer names two commands, and this is what they do. */
    @Test
    void comesInNoMoreAfterAReloadAndGoesWithARestart() throws Exception {
        int port = MosquittoHallTest.freePort();
        URI broker = URI.create("ssl://localhost:" + port);
        run("provision", "broker", "--listen", "127.0.0.1", "--port", "" + port);
        Path conf = BrokerVerb.conf(data);
        var first = new MosquittoProcess(conf, port);
        try (first;
                var hall = new Headquarters(data, HallFile.demo(), 0, 0, broker);
                Line stolen = new Line(claimed(hall, K01), K01, broker);
                Line other = new Line(claimed(hall, K02), K02, broker)) {
            await().atMost(SOON).until(() -> stolen.up.get() && other.up.get());
            assertThat(run("provision", "slot", "revoke", "K01"))
                    .contains("systemctl reload mosquitto", "systemctl restart mosquitto");
            first.reload();
            try (Line again = new Line(machines.resolve(K01.name()), K01, broker)) {
                await().atMost(SOON).until(() -> first.log().contains("certificate verify failed"));
                assertThat(again.up).isFalse();
                assertThat(stolen.up).as("what is connected stays").isTrue();
                assertThat(other.up).as("and nobody is dropped").isTrue();
            }
            first.close();
            await().atMost(SOON).until(() -> !stolen.up.get() && !other.up.get());
            try (var second = new MosquittoProcess(conf, port)) {
                await().atMost(SOON).until(other.up::get);
                await().during(SEVERAL_TRIES).atMost(SOON).until(() -> !stolen.up.get());
                assertThat(second.log()).contains(" as k02 ").doesNotContain(" as k01 ");
            }
        }
    }

    private Path claimed(Headquarters hall, NodeId node) throws InterruptedException {
        String said = run("provision", "slot", "add", node.label(), "--json");
        String code = JsonMapper.shared().readTree(said).path("code").stringValue();
        Path home = machines.resolve(node.name());
        Claim claim =
                new Claim(
                        hall.controller().screens(), ClaimCode.parse(code), home, "devices: {}\n");
        assertThat(claim.take()).isInstanceOf(Claim.Outcome.Claimed.class);
        return home;
    }

    private String run(String... words) {
        StringWriter said = new StringWriter();
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        int code = Main.commandLine(Locale.ENGLISH).setOut(new PrintWriter(said)).execute(all);
        assertThat(code).as(said.toString()).isZero();
        return said.toString();
    }

    private static final class Line implements AutoCloseable {

        private final AtomicBoolean up = new AtomicBoolean();
        private final MqttWire wire;

        Line(Path home, NodeId node, URI broker) {
            wire =
                    new MqttWire(
                            new MqttWire.Line(
                                    broker,
                                    node.name(),
                                    new TlsIdentity(
                                            home.resolve("key.pem"),
                                            home.resolve("cert.pem"),
                                            home.resolve("ca.pem"))));
            wire.onConnected(up::set);
            wire.start();
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
