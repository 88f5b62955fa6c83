package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxPlan;
import tingxu.provision.visit.Hop;
import tingxu.provision.visit.Visit;
import tingxu.wire.NodeId;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A whole hall whose broker is a Mosquitto, with the files that the command line wrote for it. */
class MosquittoHallTest {

    @TempDir Path data;

    @Test
    void a_citizen_goes_from_a_cards_bytes_to_a_rating() throws Exception {
        int port = freePort();
        assertThat(written(port)).isZero();
        URI broker = URI.create("ssl://localhost:" + port);
        var plan = new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), broker);
        try (var mosquitto = new MosquittoProcess(data.resolve("mosquitto/mosquitto.conf"), port);
                Box box = new Box(plan)) {
            assertThat(Visit.of(box).hops())
                    .extracting(Hop::name)
                    .containsSubsequence("card", "paper", "confirmed", "next", "led")
                    .containsSubsequence("led", "announcement", "invitation", "rating", "figures");
            assertThat(box.controller().broker()).isEqualTo(broker);
            assertThat(mosquitto.log()).contains(" as ctl ", " as k01 ", " as b01 ");
        }
    }

    private int written(int port) {
        return Main.commandLine(Locale.ENGLISH)
                .execute(
                        "provision",
                        "broker",
                        "--data",
                        data.toString(),
                        "--listen",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port));
    }

    static int freePort() throws Exception {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
