package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.wire.Message.NodeState;
import tingxu.wire.NodeId;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Timeout(30)
class LiveTest {

    /** A browser's event source, down to the bytes, so that it may vanish like one. */
    private static final class Viewer implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;
        final String status;

        Viewer(OpenHall hall, String path) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), hall.console.port());
            socket.setSoTimeout(15_000);
            List<String> request =
                    List.of(
                            "GET " + path + " HTTP/1.1",
                            "Host: 127.0.0.1:" + hall.console.port(),
                            "Accept: text/event-stream",
                            "Authorization: Bearer " + hall.token(),
                            "Accept-Encoding: gzip, br",
                            "",
                            "");
            socket.getOutputStream()
                    .write(String.join("\r\n", request).getBytes(StandardCharsets.UTF_8));
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            status = String.valueOf(in.readLine());
        }

        /** Reads on until a line holds {@code text}. */
        String until(String text) throws IOException {
            List<String> seen = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                seen.add(line);
                if (line.contains(text)) return line;
            }
            throw new AssertionError("never saw " + text + " in " + seen);
        }

        @Override
        public void close() throws IOException {
            socket.setSoLinger(true, 0); // gone without a word, as when a cable is pulled
            socket.close();
        }
    }

    @Test
    void whatHappensInTheHallArrivesAtOnceOnEveryKindOfPage() throws IOException {
        try (OpenHall hall = new OpenHall()) {
            hall.post("/api/v1/day/open", "");
            hall.post("/api/v1/windows/1/open", "");
            try (Viewer board = new Viewer(hall, "/live/board");
                    Viewer clerk = new Viewer(hall, "/live/clerk/1?lang=en");
                    Viewer manager = new Viewer(hall, "/live/manager")) {
                assertThat(board.status).contains("200");
                board.until("event: page");
                clerk.until("Press Space");
                manager.until("event: page");

                hall.take("household");
                hall.post("/api/v1/windows/1/next", "");

                assertThat(board.until("data-called")).contains("A001");
                clerk.until("A001");
                assertThat(manager.until("state-CALLING")).isNotNull();
            }
        }
    }

    @Test
    void aDeviceInTroubleReachesTheManagerAtOnce() throws IOException {
        try (OpenHall hall = new OpenHall();
                Viewer manager = new Viewer(hall, "/live/manager")) {
            manager.until("event: page");
            NodeId kiosk = new NodeId("k01");
            hall.roster.state(kiosk, new NodeState(NodeState.Status.READY, "s1", "1", List.of()));
            hall.roster.state(kiosk, new NodeState(NodeState.Status.LOST, "s1", "1", List.of()));
            manager.until("K01");
        }
    }

    @Test
    void aViewerWhoVanishesIsForgotten() throws IOException {
        try (OpenHall hall = new OpenHall()) {
            hall.post("/api/v1/day/open", "");
            Viewer viewer = new Viewer(hall, "/live/board");
            viewer.until("event: page");
            assertThat(hall.console.viewers()).isEqualTo(1);

            viewer.close();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        hall.take("tax"); // something to write to it
                        return hall.console.viewers() == 0;
                    });
        }
    }

    @Test
    void oneViewerTooManyIsPolitelyRefusedAndTakenWhenThereIsRoom() throws IOException {
        try (OpenHall hall = new OpenHall(1, List.of())) {
            hall.post("/api/v1/day/open", "");
            Viewer first = new Viewer(hall, "/live/board");
            first.until("event: page");

            try (Viewer second = new Viewer(hall, "/live/board")) {
                assertThat(second.status).contains("503");
                second.until("Retry-After");
            }

            first.close();
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        hall.take("tax");
                        try (Viewer again = new Viewer(hall, "/live/board")) {
                            return again.status.contains("200");
                        }
                    });
        }
    }

    @Test
    void livePagesAreLetGoWhenTheConsoleStops() throws IOException {
        OpenHall hall = new OpenHall();
        try (Viewer viewer = new Viewer(hall, "/live/board")) {
            viewer.until("event: page");
            hall.close();
            await().atMost(Duration.ofSeconds(15)).until(() -> hall.console.viewers() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/clerk/99", "/live/clerk/x", "/live/nothing"})
    void aLivePageOfNothingIsRefused(String path) throws IOException {
        try (OpenHall hall = new OpenHall();
                Viewer viewer = new Viewer(hall, path)) {
            assertThat(viewer.status).containsAnyOf("400", "404");
        }
    }

    @Test
    void whoDoesNotWantEventsIsToldThatThereIsNothingElse() {
        try (OpenHall hall = new OpenHall()) {
            assertThat(hall.get("/live/board").statusCode()).isEqualTo(406);
        }
    }
}
