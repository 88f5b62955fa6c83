package tingxu.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.kiosk.Kiosk;
import tingxu.kiosk.TestKiosk;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;

/** The touch screen over real HTTP. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreenTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private TestKiosk kiosk;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kiosk = new TestKiosk(folder);
    }

    @AfterAll
    void stop() {
        kiosk.close();
    }

    @BeforeEach
    void home() {
        kiosk.press("{\"do\":\"home\"}");
        kiosk.press("{\"do\":\"language\",\"language\":\"zh\"}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"do\":|400|JSON|",
                "''|400|JSON|",
                "[]|400|JSON object|",
                "null|400|JSON object|",
                "{}|400|\"do\" is a text|do",
                "{\"do\":7}|400|\"do\" is a text|do",
                "{\"do\":\"dance\"}|400|No such press|do",
                "{\"do\":\"line\"}|400|\"line\" is a text|line",
                "{\"do\":\"line\",\"line\":\"../x\"}|400|line is 1 to 40|line",
                "{\"do\":\"item\",\"item\":\"moon-walk\"}|404|no such item|item",
                "{\"do\":\"key\",\"key\":\"ab\"}|400|A key is one|key",
                "{\"do\":\"language\",\"language\":\"fr\"}|400|zh or en|language",
                "{\"do\":\"paper\",\"yes\":\"ja\"}|400|true or false|yes",
                "{\"do\":\"without\"}|409|no such button|"
            })
    void whatIsNotAPressIsAnsweredWithASentence(
            String body, int status, String sentence, String field) {
        HttpResponse<String> answer = kiosk.post(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.at("/detail").stringValue()).contains(sentence);
        assertThat(problem.at("/zh").stringValue()).isNotBlank();
        assertThat(problem.at("/status").intValue()).isEqualTo(status);
        if (field != null) assertThat(problem.at("/field").stringValue()).isEqualTo(field);
    }

    @Test
    void alineTheHallDoesNotHaveIsNotFound() {
        kiosk.press("{\"do\":\"take\"}");
        assertThat(kiosk.post("{\"do\":\"line\",\"line\":\"moon\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyOfMoreThanFourKilobytesIsRefused() {
        String large = "{\"do\":\"search\",\"text\":\"" + "x".repeat(5_000) + "\"}";
        HttpResponse<String> answer = kiosk.post(large);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("4096");
    }

    @Test
    void aLayoutIsDrawnAsThePrinterWouldPrintIt() throws Exception {
        JsonNode drawn = paper("text centre big bold | {number}\nqr 6 | {qr}\ncut partial\n");

        assertThat(drawn.at("/faults").size()).isZero();
        BufferedImage image =
                ImageIO.read(
                        new ByteArrayInputStream(
                                Base64.getDecoder().decode(drawn.at("/png").stringValue())));
        assertThat(image.getWidth()).isEqualTo(576);
        assertThat(image.getHeight()).isGreaterThan(200);
    }

    @Test
    void everyWrongLineOfALayoutIsNamedAndTheRestIsDrawn() throws Exception {
        JsonNode drawn = paper("txt | x\ntext | {number}\nrow | only one\nqr 99 | {qr}\n");

        assertThat(drawn.at("/faults").valueStream().map(each -> each.at("/line").intValue()))
                .containsExactly(1, 3, 4);
        assertThat(drawn.at("/faults/0/zh").stringValue()).startsWith("第 1 行");
        assertThat(drawn.at("/faults/0/en").stringValue()).startsWith("line 1");
        assertThat(drawn.at("/png").stringValue()).isNotBlank();
    }

    @Test
    void thePaperPageBeginsWithTheFileOnTheDisk(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("ticket.layout"), "text | {number}\n");
        try (PaperDesk desk = new PaperDesk(0, Kiosk.preview(folder, 384))) {
            JsonNode file =
                    json.readTree(
                            kiosk.get(desk.address().resolve("/api/v1/paper").toString()).body());
            assertThat(file.at("/text").stringValue()).isEqualTo("text | {number}\n");
            assertThat(file.at("/dots").intValue()).isEqualTo(384);
            assertThat(kiosk.get(desk.address().toString()).body())
                    .contains("票面")
                    .contains("Ticket layout");
        }
    }

    @Test
    void aPictureOfALayoutLiesBesideItAndNowhereElse() throws Exception {
        assertThat(paper("logo ../../secret.png\n").at("/faults/0/en").stringValue())
                .contains("plain file name");
    }

    private JsonNode paper(String layout) throws Exception {
        HttpResponse<String> answer =
                kiosk.send(
                        HttpRequest.newBuilder(kiosk.screen().resolve("/api/v1/paper"))
                                .POST(HttpRequest.BodyPublishers.ofString(layout)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    @Test
    void deepNestingIsRefusedAndNothingElseHappens() {
        assertThat(kiosk.post("[".repeat(2_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyJsonIsAPress() {
        HttpResponse<String> answer =
                kiosk.send(
                        HttpRequest.newBuilder(kiosk.screen().resolve("/api/v1/touch"))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"do\":\"take\"}")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("idle");
    }

    @Test
    void anotherSiteThatPointsItsNameAtThisMachineIsTurnedAway() throws Exception {
        try (Socket socket =
                new Socket(java.net.InetAddress.getLoopbackAddress(), kiosk.screen().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).contains("403");
        }
    }

    @Test
    void anUnknownAddressIsAnsweredInWords() {
        HttpResponse<String> answer = kiosk.get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json.readTree(answer.body()).at("/zh").stringValue()).isEqualTo("没有这个地址");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kiosk.css", "/tokens.css", "/kiosk.js", "/icon.svg", "/nothing"})
    void nothingInlineAndNothingFromElsewhere(String path) {
        HttpResponse<String> answer = kiosk.get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.body())
                .doesNotContain(" style=\"")
                .doesNotContainPattern("<script(?! type=\"module\" src=\"/)")
                .doesNotContainPattern(" on[a-z]+=\"");
    }

    @Test
    void whatACitizenTypesIsShownAsTextAndNeverAsMarkup() {
        kiosk.press("{\"do\":\"search\",\"text\":\"<b onclick='x'>\"}");
        assertThat(kiosk.get("/").body()).doesNotContain("<b onclick").contains("&lt;b onclick");
    }

    @Test
    void theScreenIsToldOfEachChange() throws Exception {
        var request =
                HttpRequest.newBuilder(kiosk.screen().resolve("/live"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var live = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var in =
                    new BufferedReader(
                            new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
                untilShown(in, "data-page=\"idle\"");
                kiosk.press("{\"do\":\"take\"}");
                untilShown(in, "data-page=\"choosing\"");
                kiosk.press("{\"do\":\"language\",\"language\":\"en\"}");
                untilShown(in, "What have you come for?");
            }
        }
    }

    @Test
    void aBrowserTooManyIsTurnedAwayAndOneThatLeftMakesRoom() throws Exception {
        List<Socket> browsers = new ArrayList<>();
        try {
            for (int i = 0; i < Live.BROWSERS_AT_MOST; i++) {
                Socket browser = look();
                browsers.add(browser);
                assertThat(firstData(browser)).isNotNull();
            }
            try (Socket oneMore = look()) {
                assertThat(firstData(oneMore)).isNull();
            }
        } finally {
            for (Socket browser : browsers) browser.close();
        }
    }

    private Socket look() throws Exception {
        Socket socket =
                new Socket(java.net.InetAddress.getLoopbackAddress(), kiosk.screen().getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(
                        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Null when the kiosk hangs up before it says anything. */
    private static @org.jspecify.annotations.Nullable String firstData(Socket socket)
            throws Exception {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("data:")) return line;
            if (line.equals("0")) return null;
        }
        return null;
    }

    /** Others may come before it: the clock moves too. */
    private void untilShown(BufferedReader live, String words) throws Exception {
        for (String line = live.readLine(); line != null; line = live.readLine())
            if (line.startsWith("data:")
                    && json.readTree(line.substring(5)).at("/html").stringValue().contains(words))
                return;
        throw new AssertionError("the kiosk hung up");
    }
}
