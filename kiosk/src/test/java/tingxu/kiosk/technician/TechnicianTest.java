package tingxu.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.kiosk.TestKiosk;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A technician before the screen of a kiosk with simulated devices on real ttys. */
@Timeout(60)
class TechnicianTest {

    private static final String ROOT = "/api/v1/technician";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final JsonMapper json = JsonMapper.builder().build();
    private TestKiosk kiosk;
    private @Nullable String cookie;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        kiosk = new TestKiosk(folder);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void behindThePinStandTheDevicesAndTheMachine() {
        assertThat(kiosk.get("/technician").body()).contains("技术员 PIN", "Technician's PIN");
        assertThat(kiosk.get(ROOT).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = post("/enter", "{\"pin\":\"000000\"}");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(json.readTree(wrong.body()).get("zh").asString()).contains("还可试 4 次");

        enter();

        JsonNode facts = facts();
        assertThat(facts.at("/kiosk").asString()).isEqualTo("K01");
        assertThat(facts.at("/connected").asBoolean()).isTrue();
        assertThat(facts.at("/secondsLeft").asInt()).isBetween(1, 180);
        assertThat(facts.at("/devices").findValuesAsString("name"))
                .containsExactlyInAnyOrder("printer", "card", "scanner");
        assertThat(facts.at("/devices").findValuesAsString("state")).containsOnly("ready");
        assertThat(facts.at("/machine/broker").asString()).isEqualTo("tcp://127.0.0.1:1883");
        assertThat(facts.at("/machine/diskFreeMegabytes").asLong()).isPositive();

        post("/leave", "{}");
        assertThat(send(request(ROOT).GET()).statusCode()).isEqualTo(401);
    }

    @Test
    void aDeviceInTroubleStandsThereWithItsRemedyAndLaterWithItsLastMishap() {
        enter();
        kiosk.printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
        await().atMost(SOON).until(() -> device("printer").at("/state").asString().equals("gone"));
        assertThat(device("printer").at("/now/remedy").asString()).isEqualTo("printer-paper-out");
        assertThat(device("printer").at("/now/zh").asString()).contains("纸");

        kiosk.printer.mood(SimulatedPrinter.Mood.HEALTHY);
        await().atMost(SOON).until(() -> device("printer").at("/state").asString().equals("ready"));
        assertThat(device("printer").at("/last/remedy").asString()).isEqualTo("printer-paper-out");
        assertThat(device("printer").at("/last/at").asString()).startsWith("20");
    }

    @Test
    void aTestPageIsPrintedAndItsCodeReadBack() throws Exception {
        enter();
        assertThat(json.readTree(post("/print", "{}").body()).at("/printed").asString())
                .isEqualTo("yes");
        Paper page = kiosk.printer.papers().getLast();
        assertThat(page.lines()).anyMatch(line -> line.contains("不是排队号"));

        assertThat(scanned(page.qrs().getFirst())).isEqualTo("same");
        assertThat(scanned("https://elsewhere.example/")).isEqualTo("other");
    }

    @Test
    void withoutPaperTheTestPageIsNotPrintedAndTheReasonIsTold() {
        enter();
        kiosk.printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
        await().atMost(SOON).until(() -> device("printer").at("/state").asString().equals("gone"));

        JsonNode said = json.readTree(post("/print", "{}").body());

        assertThat(said.at("/printed").asString()).isNotEqualTo("yes");
        assertThat(said.at("/why/remedy").asString()).isEqualTo("printer-paper-out");
    }

    private String scanned(String code) throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> post("/scan", "{}"));
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (answer.isDone()) return true;
                    kiosk.scanner.scan(code);
                    return false;
                });
        return json.readTree(answer.get().body()).at("/scanned").asString();
    }

    private void enter() {
        HttpResponse<String> answer = post("/enter", "{\"pin\":\"493817\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly").contains("SameSite=Strict");
        cookie = set.split(";", 2)[0];
    }

    private JsonNode facts() {
        return json.readTree(send(request(ROOT).GET()).body());
    }

    private JsonNode device(String name) {
        for (JsonNode device : facts().at("/devices"))
            if (device.at("/name").asString().equals(name)) return device;
        throw new AssertionError(name + " is not shown");
    }

    private HttpResponse<String> post(String verb, String body) {
        return send(
                request(ROOT + verb)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(kiosk.screen().resolve(path));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return kiosk.send(request);
    }
}
