package tingxu.control.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import tingxu.wire.mqtt.Wire;

import java.io.IOException;
import java.nio.file.Path;

/** Mosquitto under our configuration does what the embedded broker does. */
class MosquittoTest extends WireConformance<MosquittoStation> {

    private final Certificates certificates = Certificates.ofThisRun();

    @Override
    MosquittoStation station(Path folder) throws IOException {
        return MosquittoStation.open(folder, certificates);
    }

    @Test
    @DisplayName("TX-AUTH-003 a certificate cannot be used under another's client id")
    void stolenId() {
        Heard ctl = connect("ctl", HALL + "k/+/evt");
        Wire imposter = station.wire("k01", "k02", station.port());
        start(imposter);
        imposter.say(HALL + "k/k02/evt", "forged", false);
        imposter.say(HALL + "k/k01/evt", "fence", false);

        ctl.await(HALL + "k/k01/evt fence");
        assertThat(ctl.all).doesNotContain(HALL + "k/k02/evt forged");
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
}
