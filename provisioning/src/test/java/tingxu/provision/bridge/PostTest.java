package tingxu.provision.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.console.Ports;
import tingxu.bridge.console.Sighting;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.Pty;
import tingxu.control.broker.BrokerConfig;
import tingxu.control.broker.EmbeddedBroker;
import tingxu.daemon.BridgeConfig;
import tingxu.wire.HallId;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A device that is plugged into a running bridge is named on its page, and entered by a click. */
@Timeout(60)
class PostTest {

    @TempDir Path folder;

    private final Parts parts = new Parts();
    private Path file;
    private String whole;

    @BeforeEach
    void write() throws Exception {
        EmbeddedBroker broker =
                parts.keep(
                        new EmbeddedBroker(
                                new BrokerConfig(new HallId("demo"), 0, "127.0.0.1", null, null)));
        Pty callPad = parts.keep(Pty.open());
        parts.keep(new SimulatedCallPad(callPad));
        whole =
                """
                hall: demo
                node: b01
                broker: tcp://127.0.0.1:%d
                page-port: 0
                devices:
                  # what hangs at window 3
                  - {kind: callpad, port: %s, window: 3}
                # the end
                """
                        .formatted(broker.port(), callPad.path());
        file = Files.writeString(folder.resolve("bridge.yaml"), whole);
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void aClickEntersItAndTheFileKeepsWhatAPersonWrote() throws Exception {
        Path devices = Files.createDirectory(folder.resolve("dev"));
        BridgeConfig config = BridgeConfig.in(file);
        Post post = parts.keep(new Post(config, file, new Ports(devices)));
        URI page = Objects.requireNonNull(parts.keep(BridgePage.open(config, post)).address());
        Pty line = parts.keep(Pty.open());
        parts.keep(new SimulatedBoard(line));
        String port =
                Files.createSymbolicLink(devices.resolve("ttyUSB0"), Path.of(line.path()))
                        .toString();
        await().atMost(Duration.ofSeconds(20)).until(() -> !post.state().newcomers().isEmpty());

        String entry = ((Sighting.Device) post.state().newcomers().getFirst()).entry(3);
        assertThat(enter(page, "{\"port\":\"/dev/ttyUSB7\",\"window\":3}")).isEqualTo(409);
        assertThat(enter(page, "{\"port\":\"" + port + "\",\"window\":0}")).isEqualTo(400);
        assertThat(enter(page, "{\"port\":\"" + port + "\",\"window\":3}")).isEqualTo(200);

        assertThat(Files.readString(file))
                .isEqualTo(whole.replace("# the end", entry + "\n# the end"));
        assertThat(post.state().newcomers()).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> post.state().devices().toString().contains("board-3"));
    }

    @Test
    void aFileThatWouldBeWrongIsLeftAsItIs() throws Exception {
        DeviceLines lines = new DeviceLines(file);
        assertThatThrownBy(() -> lines.add("- {kind: callpad, port: /dev/ttyUSB9, window: 3}"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("callpad-3");
        assertThat(Files.readString(file)).isEqualTo(whole);

        Files.writeString(file, whole.replaceAll("(?s)devices:.*", "devices: []\n"));
        assertThatThrownBy(() -> lines.add("- {kind: pad, port: /dev/ttyUSB9, window: 3}"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("devices");
        assertThat(folder.resolve("bridge.yaml.new")).doesNotExist();
    }

    @Test
    void allThatThePageAsksForIsThere() throws Exception {
        BridgeConfig config = BridgeConfig.in(file);
        Post post = parts.keep(new Post(config, file, new Ports(folder)));
        URI page = Objects.requireNonNull(parts.keep(BridgePage.open(config, post)).address());
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.ofString();
            String html = browser.send(HttpRequest.newBuilder(page).build(), text).body();
            List<String> links =
                    Pattern.compile("(?:href|src)=\"(/[^\"]+)\"")
                            .matcher(html)
                            .results()
                            .map(link -> link.group(1))
                            .toList();
            assertThat(links).as("else a browser asks for /favicon.ico").contains("/icon.svg");
            for (String link : links)
                assertThat(
                                browser.send(
                                                HttpRequest.newBuilder(page.resolve(link)).build(),
                                                text)
                                        .statusCode())
                        .as(link)
                        .isEqualTo(200);
        }
    }

    private static int enter(URI page, String body) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(page.resolve("/api/v1/enter"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
