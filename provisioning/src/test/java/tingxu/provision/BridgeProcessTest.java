package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.Key;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.Pty;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.bench.Worker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A window's own small computer, as a technician sets it up, beside a hall that runs. */
@Tag("faults")
@Timeout(300)
class BridgeProcessTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String OPEN = "{\"skills\":[\"social\"]}";
    private static final String TICKET = "{\"line\":\"social\",\"class\":\"ORDINARY\"}";

    @TempDir Path folder;

    private final Parts parts = new Parts();
    private Launched hall;
    private String address;
    private String token;
    private SimulatedBoard board;
    private SimulatedPad pad;
    private SimulatedCallPad callPad;
    private String devices;

    @BeforeEach
    void open() throws Exception {
        Pty boardLine = parts.keep(Pty.open());
        Pty padLine = parts.keep(Pty.open());
        Pty callPadLine = parts.keep(Pty.open());
        board = parts.keep(new SimulatedBoard(boardLine));
        pad = parts.keep(new SimulatedPad(padLine));
        callPad = parts.keep(new SimulatedCallPad(callPadLine));
        devices =
                """
                  - {kind: board, port: %s, window: 3}
                  - {kind: pad, port: %s, window: 3}
                  - {kind: callpad, port: %s, window: 3}
                """
                        .formatted(boardLine.path(), padLine.path(), callPadLine.path());
        Worker worker = Worker.hired(folder.resolve("hall"));
        hall = launch("hall", "--data", "hall", "--port", "0", "--broker-port", "0");
        String ready = hall.untilSaid(ControllerProcess.READY);
        address = "http://127.0.0.1:" + ready.substring(ControllerProcess.READY.length()).strip();
        token = worker.token(port());
    }

    @AfterEach
    void close() {
        hall.close();
        parts.close();
    }

    @Test
    void a_code_and_the_lines_that_the_probe_printed_join_a_window_to_the_hall() throws Exception {
        Path file = folder.resolve("b01/bridge.yaml");
        try (Launched first =
                launch(
                        "bridge",
                        "--config",
                        file.toString(),
                        "--page-port",
                        "0",
                        "--claim",
                        code(),
                        "--hall",
                        address)) {
            first.untilSaid("No devices yet");
        }
        assertThat(file.resolveSibling("qr.key")).as("a bridge prints no tickets").doesNotExist();
        String written = Files.readString(file);
        assertThat(written).endsWith("devices:\n");
        Files.writeString(file, written + devices);

        try (Launched bridge = launch("bridge", "--config", file.toString(), "--page-port", "0")) {
            URI page =
                    URI.create(bridge.untilSaid("The technician's page: ").replaceAll(".*: ", ""));
            await().atMost(SOON).until(() -> presence(), "READY"::equals);
            await().atMost(SOON).until(() -> board.text().contains("窗口关闭"));
            post("/api/v1/windows/3/open", OPEN);
            await().atMost(SOON).until(() -> board.text().contains("空闲"));
            post("/api/v1/tickets", TICKET);
            await().atMost(SOON).until(() -> callPad.press(Key.NEXT));
            await().atMost(SOON).until(() -> board.text().contains("B001"));
            assertThat(callPad.press(Key.START)).isTrue();
            assertThat(callPad.press(Key.FINISH)).isTrue();
            await().atMost(SOON).until(() -> pad.inviting());
            looks(page);
            bridge.kill();
            await().atMost(SOON).until(() -> presence(), "LOST"::equals);
        }
    }

    /** The page shows the devices and tries them, and the hall gets them back. */
    private void looks(URI page) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String html =
                    browser.send(
                                    HttpRequest.newBuilder(page).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            assertThat(html).contains("自检", "bridge.js");
            URI state = page.resolve("/api/v1/bridge");
            assertThat(read(browser, state).path("devices").toString())
                    .contains("board-3", "pad-3", "callpad-3");
            HttpResponse<String> begun =
                    browser.send(
                            HttpRequest.newBuilder(page.resolve("/api/v1/test"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(begun.statusCode()).isEqualTo(202);
            await().atMost(SOON)
                    .until(
                            () -> read(browser, state),
                            now ->
                                    !now.path("testing").asBoolean(true)
                                            && now.path("connected").asBoolean(false));
            assertThat(read(browser, state).path("verdicts").toString())
                    .contains("PASS")
                    .doesNotContain("FAIL");
        }
    }

    private static JsonNode read(HttpClient browser, URI at) throws Exception {
        return JsonMapper.shared()
                .readTree(
                        browser.send(
                                        HttpRequest.newBuilder(at).build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
    }

    private String code() throws Exception {
        try (Launched offer =
                launch("provision", "slot", "add", "B01", "--json", "--data", "hall")) {
            assertThat(offer.untilEnded()).isZero();
            return JsonMapper.shared().readTree(offer.said()).path("code").asString();
        }
    }

    private Launched launch(String... words) throws Exception {
        return new Launched(folder, "en_US.UTF-8", words);
    }

    private void post(String path, String body) throws Exception {
        try (HttpLine line = new HttpLine(port(), token)) {
            HttpLine.Answer answer = line.post(path, body);
            assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        }
    }

    private String presence() throws Exception {
        try (HttpLine line = new HttpLine(port(), token)) {
            for (JsonNode machine :
                    JsonMapper.shared().readTree(line.get("/api/v1/fleet").body()).path("machines"))
                if (machine.path("node").asString("").equalsIgnoreCase("b01"))
                    return machine.path("presence").asString();
            return "";
        }
    }

    private int port() {
        return Integer.parseInt(address.replaceAll(".*:", ""));
    }
}
