package tingxu.provision.demo;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.Pty;
import tingxu.wire.LineId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of a demonstration, before a screen that does what a kiosk's does. */
@Timeout(30)
class CitizensTest {

    private static final Pace QUICK =
            new Pace(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(1));

    private final AtomicInteger visits = new AtomicInteger();
    private HttpServer kiosk;
    private SimulatedCardReader card;
    private Thread citizens;

    @BeforeEach
    void come() throws Exception {
        kiosk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kiosk.createContext("/api/v1/visit", exchange -> answer(exchange, "{\"page\":\"shown\"}"));
        kiosk.createContext("/api/v1/touch", this::touched);
        kiosk.start();
        card = new SimulatedCardReader(Pty.open());
        URI screen = URI.create("http://127.0.0.1:" + kiosk.getAddress().getPort() + "/");
        List<LineId> lines = List.of(new LineId("household"));
        citizens = Thread.ofVirtual().start(new Citizens(screen, card, lines, QUICK, 1));
    }

    @AfterEach
    void go() throws Exception {
        citizens.interrupt();
        citizens.join();
        card.close();
        kiosk.stop(0);
    }

    @Test
    void theyComeBackAfterTheKioskHasClosedALineThatNobodyUsed() {
        await().until(() -> visits.get() >= 3);
    }

    /** Whoever has taken the ticket says nothing for long, and a kiosk closes such a line. */
    private void touched(HttpExchange exchange) throws IOException {
        String touch = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean over = touch.contains("taken");
        if (over) exchange.getResponseHeaders().set("Connection", "close");
        answer(exchange, "{}");
        if (over) visits.incrementAndGet();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
