package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.wire.LineId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A browser that also has foreign pages open must not lend them its place in the hall. */
class OriginTest {

    private final OpenHall hall = new OpenHall();

    @AfterEach
    void closeHall() {
        hall.close();
    }

    @Test
    void aPageFromElsewhereMayNotPressKeys() {
        hall.post("/api/v1/day/open", "");
        assertThat(open("Origin", "http://evil.example")).isEqualTo(403);
        assertThat(open("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(hall.loop.state().windowsServing(new LineId("household"))).isZero();
        String own = "http://127.0.0.1:" + hall.console.port();
        assertThat(open("Origin", own + ".evil.example")).as("own only begins so").isEqualTo(403);
        assertThat(open("Origin", own)).isEqualTo(200);
    }

    /** An address that a person typed, or a bookmark, comes from no page at all. */
    @Test
    void whatComesFromNoPageIsNotForeign() {
        hall.post("/api/v1/day/open", "");
        assertThat(open("Sec-Fetch-Site", "none")).isEqualTo(200);
    }

    private int open(String header, String value) {
        return hall.post("/api/v1/windows/1/open", "", header, value).statusCode();
    }

    /** DNS rebinding: the browser believes that this machine is called {@code evil.example}. */
    @Test
    void aNameThatIsNotTheHallsOwnIsRefusedInWords() throws IOException {
        for (String name : List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example:80"))
            assertThat(asked(name))
                    .startsWith("HTTP/1.1 421")
                    .contains("application/problem+json", "本机的 IP 地址", "IP address")
                    .doesNotContain("waiting");
    }

    @Test
    void theHallsOwnNamesAndAddressesAreServed() throws IOException {
        int port = hall.console.port();
        for (String name : List.of("localhost:" + port, "LOCALHOST", "192.168.1.9", "[::1]:80"))
            assertThat(asked(name)).startsWith("HTTP/1.1 200").contains("waiting");
    }

    /** By hand: Java's client lets nobody forge the name. */
    private String asked(String name) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hall.console.port())) {
            byte[] request =
                    ("GET /api/v1/hall HTTP/1.1\r\nConnection: close\r\nHost: "
                                    + name
                                    + "\r\nAuthorization: Bearer "
                                    + hall.token()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
