package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.Pty;
import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.control.Controller;
import tingxu.control.broker.BrokerConfig;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.console.ConsoleConfig;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.staff.MemoryCabinet;
import tingxu.control.staff.Staff;
import tingxu.kiosk.Kiosk;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.staff.Guests;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketNumber;
import tingxu.wire.mqtt.Cable;
import tingxu.wire.mqtt.MqttWire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** A whole kiosk and a whole hall, with a cable between them that is cut, stalls, and heals. */
@Tag("faults")
class OfflineHallTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] QR_KEY =
            HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    @TempDir Path data;
    private final Parts parts = new Parts();
    private Controller hall;
    private Cable cable;
    private SimulatedPrinter printer;
    private Kiosk kiosk;

    @BeforeEach
    void open() throws Exception {
        Catalogue catalogue = HallFile.demo();
        hall =
                parts.keep(
                        new Controller(
                                Files.createDirectories(data.resolve("hall")),
                                catalogue,
                                ConsoleConfig.loopback(0),
                                new Controller.Bus.Embedded(
                                        BrokerConfig.loopback(catalogue.hall()), null),
                                QR_KEY,
                                new Staff(
                                        new MemoryCabinet(), InstantSource.system(), Guests.all()),
                                _ -> List.of()));
        hall.openDay(true);
        hall.openWindows();
        cable = parts.keep(new Cable(hall.broker().getPort()));
        Path folder = folder();
        KioskProfile profile = KioskProfile.in(folder).at(cable.address(), 0);
        Pty paper = parts.keep(Pty.open());
        printer = parts.keep(new SimulatedPrinter(paper));
        kiosk =
                parts.keep(
                        new Kiosk(
                                folder,
                                profile.with(
                                        Devices.read(
                                                Yaml.parse(
                                                                "kiosk.yaml",
                                                                "devices: {printer: {line: "
                                                                        + paper.path()
                                                                        + "}}")
                                                        .at("devices"),
                                                folder)),
                                new MqttWire(new MqttWire.Line(cable.address(), "k01", null))));
        await().atMost(SOON)
                .until(() ->
                        state().lent().size() == 6 && visit().at("/ready/printer").asBoolean());
        await().atMost(SOON).until(() -> visit().at("/lines").size() == 6);
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void cutOffItPrintsAScanCountsAtOnceAndTheRestFollowsByItself() throws Exception {
        // The last loan is in the kiosk's hands when an answer that was asked later has come.
        assertThat(take("general").at("/offline").asBoolean()).isFalse();
        cable.pull();
        await().atMost(SOON).until(() -> !visit().at("/connected").asBoolean());
        assertThat(visit().at("/issues").asBoolean()).isTrue();

        assertThat(number(take("household"))).isEqualTo("A5001");
        assertThat(number(take("household"))).isEqualTo("A5002");
        assertThat(number(take("tax"))).isEqualTo("C5001");
        Paper second = printer.papers().get(2);
        assertThat(second.lines()).anyMatch(line -> line.contains("离线号"));
        assertThat(post("/api/v1/tickets", "{\"line\":\"household\"}").status()).isEqualTo(201);

        HttpLine.Answer scanned =
                post("/api/v1/tickets/scan", "{\"code\":\"" + second.qrs().getFirst() + "\"}");

        assertThat(scanned.status()).as(scanned.body()).isEqualTo(200);
        assertThat(where("A5002")).isEqualTo(new Whereabouts.Waiting());
        assertThat(where("A5001")).isEqualTo(new Whereabouts.Unknown());

        cable.plug();

        for (String each : List.of("A5001", "A5002", "C5001")) untilConfirmed(each);
        assertThat(standing("A5002").ticket().origin()).isEqualTo("k01");
        assertThat(state().ahead(TicketNumber.parse("A5001"))).isZero();
        assertThat(state().ahead(TicketNumber.parse("A5002"))).isEqualTo(1);
        assertThat(state().ahead(TicketNumber.parse("A001")))
                .as("taken at the desk after both")
                .isEqualTo(2);
        assertThat(state().standings()).hasSize(5);
        assertThat(number(take("household"))).as("as before").isEqualTo("A002");
    }

    @Test
    void aHallThatAnswersTooLateHasOneTicketForThePressInTheEnd() throws Exception {
        assertThat(take("general").at("/offline").asBoolean()).isFalse();
        cable.stall();
        JsonNode shown = take("household");
        assertThat(number(shown)).isEqualTo("A5001");
        cable.flow();

        untilConfirmed("A5001");
        assertThat(where("A001")).isEqualTo(new Whereabouts.Cancelled());
        assertThat(where("A5001")).isEqualTo(new Whereabouts.Waiting());
        assertThat(standing("A001").ticket().request())
                .isEqualTo(standing("A5001").ticket().request());
        assertThat(state().waitingCount(standing("A5001").ticket().line())).isEqualTo(1);
        assertThat(printer.papers()).hasSize(2);
    }

    private Path folder() throws IOException {
        Path folder = Files.createDirectories(data.resolve("kiosk"));
        Files.writeString(folder.resolve("qr.key"), HexFormat.of().formatHex(QR_KEY) + "\n");
        Files.writeString(folder.resolve("hall.key"), "ffeeddccbbaa99887766554433221100\n");
        Files.writeString(
                folder.resolve(KioskProfile.FILE),
                """
                hall: demo
                node: k01
                name: {zh: 政务服务大厅, en: Public Service Hall}
                help: {zh: 人工服务处在大门左侧, en: The staffed desk is left of the entrance}
                time: Asia/Shanghai
                broker: tcp://127.0.0.1:1883
                screen-port: 0
                languages: [zh, en]
                secrets: {qr: qr.key, hall: hall.key}
                devices: {}
                """);
        return folder;
    }

    /** A citizen takes a ticket, and takes the paper away. */
    private JsonNode take(String line) throws IOException {
        touch("{\"do\":\"take\"}");
        touch("{\"do\":\"line\",\"line\":\"" + line + "\"}");
        touch("{\"do\":\"without\"}");
        await(line).atMost(SOON).until(() -> visit().at("/page").asString().equals("shown"));
        JsonNode shown = visit();
        touch("{\"do\":\"taken\"}");
        return shown;
    }

    private static String number(JsonNode shown) {
        return shown.at("/ticket").asString();
    }

    private void touch(String words) throws IOException {
        try (HttpLine line = new HttpLine(kiosk.screen().getPort())) {
            HttpLine.Answer answer = line.post("/api/v1/touch", words);
            assertThat(answer.status()).as(words + " -> " + answer.body()).isEqualTo(200);
        }
    }

    private JsonNode visit() throws IOException {
        try (HttpLine line = new HttpLine(kiosk.screen().getPort())) {
            return JSON.readTree(line.get("/api/v1/visit").body());
        }
    }

    private HttpLine.Answer post(String path, String words) throws IOException {
        try (HttpLine line =
                new HttpLine(
                        hall.screens().getPort(),
                        hall.staff().guest(Guests.EVERYBODY).orElseThrow())) {
            return line.post(path, words);
        }
    }

    private HallState state() {
        return hall.loop().state();
    }

    private Standing standing(String number) {
        return state().standing(TicketNumber.parse(number)).orElseThrow();
    }

    private Whereabouts where(String number) {
        return state().whereabouts(TicketNumber.parse(number));
    }

    private void untilConfirmed(String number) {
        await(number)
                .atMost(SOON)
                .until(() ->
                        state().standing(TicketNumber.parse(number))
                                .filter(one -> one.paper() == PaperOutcome.CONFIRMED)
                                .isPresent());
    }
}
