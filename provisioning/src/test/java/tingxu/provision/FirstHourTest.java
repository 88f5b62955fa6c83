package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.Sources;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.Pty;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.bench.Worker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A kiosk's first hour, as a technician types it: from an empty folder to the fleet's page. */
@Tag("faults")
class FirstHourTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    private Launched hall;
    private String address;
    private String token;

    @BeforeEach
    void open() throws Exception {
        Worker worker = Worker.hired(folder.resolve("hall"));
        hall = launch("hall", "--data", "hall", "--port", "0", "--broker-port", "0");
        String ready = hall.untilSaid(ControllerProcess.READY);
        address = "http://127.0.0.1:" + ready.substring(ControllerProcess.READY.length()).strip();
        token = worker.token(port());
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void a_code_and_the_lines_of_its_devices_are_all_that_a_kiosk_needs() throws Exception {
        try (Pty cardLine = Pty.open();
                Pty printerLine = Pty.open();
                var card = new SimulatedCardReader(cardLine);
                var printer = new SimulatedPrinter(printerLine);
                Launched kiosk =
                        kiosk(code(), "--card", cardLine.path(), "--printer", printerLine.path())) {
            kiosk.untilSaid("The kiosk's screen: http://127.0.0.1:");
            await().atMost(SOON)
                    .until(() -> state("card") + state("printer"), "ONLINEONLINE"::equals);
            assertThat(k01().path("presence").asString()).isEqualTo("READY");
            assertThat(k01().path("slot").asString()).isEqualTo("ENROLLED");
            assertThat(k01().path("software").asString()).isEqualTo(packedVersion());
            assertThat(kiosk.said()).doesNotContain("no devices");
            assertThat(card).isNotNull();
            assertThat(printer.papers()).isEmpty();
        }
    }

    @Test
    void without_devices_it_says_how_to_name_them_and_its_code_is_used_up() throws Exception {
        String code = code();
        try (Launched kiosk = kiosk(code)) {
            kiosk.untilSaid("--card /dev/ttyUSB0");
            await().atMost(SOON).until(() -> k01().path("presence").asString().equals("READY"));
        }
        try (Launched thief =
                launch("kiosk", "--folder", "thief", "--claim", code, "--hall", address)) {
            assertThat(thief.untilEnded()).isEqualTo(1);
            assertThat(thief.complained()).contains("This claim code has been used");
        }
    }

    // ------------------------------------------------------------------

    private String code() throws Exception {
        try (Launched offer =
                launch("provision", "slot", "add", "K01", "--json", "--data", "hall")) {
            assertThat(offer.untilEnded()).isZero();
            return JsonMapper.shared().readTree(offer.said()).path("code").asString();
        }
    }

    private Launched kiosk(String code, String... devices) throws Exception {
        String[] words = {
            "kiosk", "--folder", "kiosk", "--claim", code, "--hall", address, "--port", "0"
        };
        return launch(Launched.joined(words, devices));
    }

    private Launched launch(String... words) throws Exception {
        return new Launched(folder, "en_US.UTF-8", words);
    }

    private JsonNode k01() throws Exception {
        try (HttpLine line = new HttpLine(port(), token)) {
            JsonNode machines =
                    JsonMapper.shared().readTree(line.get("/api/v1/fleet").body()).path("machines");
            return machines.path(0);
        }
    }

    private int port() {
        return Integer.parseInt(address.replaceAll(".*:", ""));
    }

    private String state(String device) throws Exception {
        for (JsonNode row : k01().path("devices"))
            if (row.path("device").asString().equals(device)) return row.path("state").asString();
        return "";
    }

    /** As the build named the jar. */
    private static String packedVersion() throws Exception {
        Path lib = Sources.top().resolve("provisioning/target/tingxu/lib");
        try (var jars = Files.list(lib)) {
            List<String> names =
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.startsWith("firmware-bridge-"))
                            .toList();
            assertThat(names).hasSize(1);
            return names.getFirst().replaceAll("^firmware-bridge-|\\.jar$", "");
        }
    }
}
