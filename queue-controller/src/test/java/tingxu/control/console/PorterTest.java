package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import tingxu.control.catalogue.HallFile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

@DisplayName("Whom nobody knows may bring little, and is sent away before it is read")
class PorterTest {

    private static final int FEW = 1;
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Line> lines = new ArrayList<>();
    private OpenHall hall = new OpenHall();

    @AfterEach
    void close() throws IOException {
        for (Line line : lines) line.socket.close();
        hall.close();
    }

    private final class Line {

        private final Socket socket;
        private final BufferedReader in;

        Line() throws IOException {
            this("127.0.0.1");
        }

        /**
         * @param from which of this machine's addresses
         */
        Line(String from) throws IOException {
            socket =
                    new Socket(
                            InetAddress.getLoopbackAddress(),
                            hall.console.port(),
                            InetAddress.getByName(from),
                            0);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            lines.add(this);
        }

        Line say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        int status() throws IOException {
            return Integer.parseInt(in.readLine().substring(9, 12));
        }

        /** All that comes until the hall hangs up. */
        String rest() throws IOException {
            StringBuilder all = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine())
                all.append(line).append('\n');
            return all.toString();
        }
    }

    private static String head(String path, String... headers) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    @Test
    void aStrangersLargeBodyIsRefusedBeforeAByteOfItCame() throws IOException {
        Line line = new Line().say(head("/api/v1/session", "Content-Length: 4097"));
        assertThat(line.status()).isEqualTo(413);
        assertThat(line.rest())
                .contains("Connection: close", "4 KiB", "Content-Security-Policy")
                .contains("未登录");
    }

    @Test
    void whatDoesNotSayItsLengthIsLarge() throws IOException {
        Line line = new Line().say(head("/login", "Transfer-Encoding: chunked"));
        assertThat(line.status()).isEqualTo(413);
    }

    @Test
    void aLogInIsRead() throws IOException {
        String body = "{\"name\":\"nobody\",\"password\":\"x\"}";
        Line line =
                new Line().say(head("/api/v1/session", "Content-Length: " + body.length()) + body);
        assertThat(line.status()).isEqualTo(401);
    }

    @Test
    void whoeverHasLoggedInIsReadByTokenAndByCookie() throws IOException {
        String body = "{\"line\":\"" + "x".repeat(8_000) + "\"}";
        String length = "Content-Length: " + body.length();
        String token = hall.token();
        for (String known :
                List.of(
                        "Authorization: Bearer " + token,
                        "Cookie: tingxu-" + hall.console.port() + "=" + token))
            assertThat(
                            new Line()
                                    .say(
                                            head(
                                                            "/api/v1/tickets",
                                                            length,
                                                            known,
                                                            "Sec-Fetch-Site: same-origin")
                                                    + body)
                                    .status())
                    .as(known)
                    .isEqualTo(400);
        Line made = new Line();
        made.say(head("/api/v1/tickets", length, "Authorization: Bearer made-up"));
        assertThat(made.status()).isEqualTo(413);
    }

    @Test
    void soManyOfOneAddressAtOnceAndThenAgainWhenOneIsDone() throws IOException {
        String body = "{\"name\":\"nobody\",\"password\":\"x\"}";
        String head = head("/api/v1/session", "Content-Length: " + body.length());
        for (int i = 0; i <= Porter.STRANGERS_OF_ONE_ADDRESS; i++) new Line().say(head);
        // The hall hears them in any order: whoever it hears last is sent away.
        Line last = Awaitility.await().until(this::whoWasTold, Objects::nonNull);
        assertThat(last.status()).isEqualTo(429);
        lines.remove(last);
        assertThat(lines.getFirst().say(body).status()).isEqualTo(401);
        // An answer comes a moment before its place is free.
        Awaitility.await().until(() -> new Line().say(head + body).status() == 401);
    }

    private @Nullable Line whoWasTold() throws IOException {
        for (Line line : lines) if (line.socket.getInputStream().available() > 0) return line;
        return null;
    }

    private void reopenForFew() {
        hall.close();
        hall =
                new OpenHall(
                        ConsoleConfig.loopback(0).at(FEW),
                        List.of(),
                        HallFile.demo(),
                        Path.of("no", "such", "folder"));
    }

    @Test
    void anAccountAsksSoOftenASecondFromHoweverManyAddresses() throws IOException {
        reopenForFew();
        String get =
                "GET /api/v1/hall HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + hall.token()
                        + "\r\n\r\n";
        AtomicInteger host = new AtomicInteger(1);
        assertThat(new Line("127.0.1.1").say(get).status()).isEqualTo(200);
        // Each comes from an address that nobody has come from.
        Awaitility.await()
                .until(() ->
                        new Line("127.0.1." + host.incrementAndGet()).say(get).status() == 429);
    }

    @Test
    void anAddressAsksSoOftenASecondAndNoMore() throws IOException {
        reopenForFew();
        String post = head("/login", "Content-Length: 0");
        assertThat(new Line().say(post).status()).isNotEqualTo(429);
        Awaitility.await().until(() -> new Line().say(post).status() == 429);
        String get = "GET /board HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        Awaitility.await().until(() -> new Line().say(get).status() == 429);
    }
}
