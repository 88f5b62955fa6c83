package tingxu.control.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import tingxu.wire.NodeId;
import tingxu.wire.mqtt.Wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The embedded broker through its TLS door: the certificate is the name. */
class EmbeddedBrokerTlsTest extends WireConformance<EmbeddedStation> {

    private static final int SUCCESS = 0;
    private static final int REFUSED = 0x86;

    private final Certificates certificates = Certificates.ofThisRun();

    @Override
    EmbeddedStation station(Path folder) throws IOException {
        return new EmbeddedStation(certificates.issued());
    }

    @Test
    @DisplayName("TX-AUTH-003 a certificate cannot be used under another's client id")
    void stolenId() throws Exception {
        try (RawClient own = new RawClient(certificates.of("k01"), station.port());
                RawClient stolen = new RawClient(certificates.of("k01"), station.port())) {
            assertThat(own.connect("k01")).isEqualTo(SUCCESS);
            assertThat(stolen.connect("k02")).isEqualTo(REFUSED);
        }
    }

    @Test
    @DisplayName("TX-AUTH-004 nobody comes in without a certificate of this authority")
    void strangers() throws Exception {
        try (RawClient stranger = new RawClient(certificates.stranger(), station.port());
                RawClient nobody = new RawClient(certificates.nobody(), station.port())) {
            assertThat(stranger.isTurnedAway("k01")).isTrue();
            assertThat(nobody.isTurnedAway("k01")).isTrue();
        }
    }

    @Test
    @DisplayName("TX-AUTH-005 a user name and a password open nothing, not even Artemis's own")
    void noBackDoor() throws Exception {
        try (RawClient clusterUser = new RawClient(certificates.of("k01"), station.port())) {
            assertThat(clusterUser.connect("ctl", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    @DisplayName("TX-AUTH-006 a node that is revoked is out at once, and stays out")
    void revoked() {
        AtomicBoolean up = new AtomicBoolean();
        Wire node = connect("k02").wire;
        node.onConnected(up::set);
        NodeId k02 = new NodeId("k02");
        assertThat(station.broker().connected(k02)).isTrue();
        long before = station.broker().refused();

        station.broker().revoke(k02);

        await().until(() -> !up.get());
        await().until(() -> station.broker().refused() > before);
        // Whoever has just been refused is still at the door for a moment.
        await().until(() -> !station.broker().connected(k02));
        assertThat(up).isFalse();

        station.broker().readmit(k02);
        await().until(up::get);
    }
}
