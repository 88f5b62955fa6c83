package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.wire.Message.PaperReported;
import tingxu.wire.PaperOutcome;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HexFormat;

/** A whole kiosk on real ttys, with simulated devices at their far ends and a hall in memory. */
public final class TestKiosk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public final MemoryBroker broker = new MemoryBroker();
    public final TestHall hall = new TestHall(broker);
    public final SimulatedCardReader card;
    public final SimulatedScanner scanner;
    public final SimulatedPrinter printer;
    public final Path folder;

    private final Pty cardLine = Pty.open();
    private final Pty scannerLine = Pty.open();
    private final Pty printerLine = Pty.open();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable Kiosk kiosk;
    private @Nullable MemoryWire wire;

    public TestKiosk(Path folder) throws IOException, PortGone, FileWrong {
        this.folder = folder;
        card = new SimulatedCardReader(cardLine);
        scanner = new SimulatedScanner(scannerLine);
        printer = new SimulatedPrinter(printerLine);
        Files.writeString(folder.resolve("hall.key"), "00112233445566778899aabbccddeeff\n");
        Files.writeString(
                folder.resolve("qr.key"), HexFormat.of().formatHex(TestHall.QR_KEY) + "\n");
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
                technician-pin: "493817"
                """);
        start();
    }

    /** As {@link #start}, where the hall cannot be reached from the beginning. */
    public void startCutOff() throws FileWrong {
        broker.kill();
        begin();
        await().atMost(PATIENCE).until(() -> visit().at("/ready/printer").booleanValue());
    }

    /** As after a power cut, when {@link #stop} went before. */
    public void start() throws FileWrong {
        begin();
        await().atMost(PATIENCE)
                .until(() -> {
                    JsonNode visit = visit();
                    return visit.at("/connected").booleanValue()
                            && visit.at("/lines").size() == 6
                            && visit.at("/ready/card").booleanValue()
                            && visit.at("/ready/printer").booleanValue();
                });
    }

    /** The broker and the hall are back after {@link #startCutOff}. */
    public void heal() {
        broker.restart();
        hall.comeBack();
        wire().reconnect();
    }

    private Devices devices() throws FileWrong {
        String section =
                "devices: {card: {line: %s}, scanner: {line: %s}, printer: {line: %s}}"
                        .formatted(cardLine.path(), scannerLine.path(), printerLine.path());
        return Devices.read(Yaml.parse("kiosk.yaml", section).at("devices"), folder);
    }

    private void begin() throws FileWrong {
        wire = broker.wire(TestHall.NODE.name());
        kiosk = new Kiosk(folder, KioskProfile.in(folder).with(devices()), wire);
    }

    /** Another process's hand on the journal: every write fails until it lets go. */
    public Connection seizedJournal() throws Exception {
        Connection thief =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        thief.setAutoCommit(false);
        try (var sql = thief.createStatement()) {
            sql.execute("DELETE FROM print WHERE request = 'nobody'");
        }
        return thief;
    }

    public MemoryWire wire() {
        return java.util.Objects.requireNonNull(wire);
    }

    public void stop() {
        if (kiosk != null) kiosk.close();
        kiosk = null;
    }

    public URI screen() {
        return java.util.Objects.requireNonNull(kiosk).screen();
    }

    /** A press that must fit. */
    public JsonNode press(String words) {
        HttpResponse<String> answer = post(words);
        assertThat(answer.statusCode()).as(words + " -> " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /** A citizen with neither card nor code asks for a number. */
    public void take(String line) {
        press("{\"do\":\"take\"}");
        press("{\"do\":\"line\",\"line\":\"" + line + "\"}");
        press("{\"do\":\"without\"}");
    }

    /** Until the kiosk has that many loans in its ledger, and the hall lent no more. */
    public void untilLent(int loans) {
        await().atMost(PATIENCE).until(() -> hall.lent().size() == loans && loansInHand() == loans);
    }

    /** Read beside the kiosk, which goes on writing. */
    private int loansInHand() throws Exception {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var sql = file.createStatement();
                var row = sql.executeQuery("SELECT count(*) FROM loan")) {
            return row.getInt(1);
        }
    }

    /** Until the hall has heard these ends of papers, and no others. */
    public void untilReported(PaperOutcome... outcomes) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(hall.heard(PaperReported.class))
                                .extracting(PaperReported::outcome)
                                .containsExactly(outcomes));
    }

    public HttpResponse<String> post(String words) {
        return send(
                HttpRequest.newBuilder(screen().resolve("/api/v1/touch"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(words)));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(screen().resolve(path)));
    }

    public JsonNode visit() {
        return json.readTree(get("/api/v1/visit").body());
    }

    public JsonNode untilPage(String page) {
        return await(page)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::visit, visit -> visit.at("/page").stringValue().equals(page));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        stop();
        http.close();
        hall.close();
        card.close();
        scanner.close();
        printer.close();
    }
}
