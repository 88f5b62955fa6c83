package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.Message.WindowShows;
import tingxu.wire.StripState;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.SqliteOutbox;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Cables are pulled and put back, and devices hang, while the others go on. */
@Timeout(60)
class SupervisionTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final Parts parts = new Parts();
    private final InstantSource wall = InstantSource.system();
    private final MessageIds ids = new MessageIds(wall);
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryWire hall = parts.keep(broker.wire("ctl"));
    private @Nullable BridgeDaemon daemon;

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void a_board_that_hangs_holds_up_no_other() throws Exception {
        Pty silent = parts.keep(Pty.open());
        Pty well = parts.keep(Pty.open());
        SimulatedBoard board = parts.keep(new SimulatedBoard(well));
        // A host that takes no more connections: each attempt waits for its limit.
        ServerSocket full = parts.keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 3; i++) {
            Socket caller = parts.keep(new Socket());
            try {
                caller.connect(full.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException isFull) {
                break;
            }
        }
        run(
                "  - {kind: board, port: %s, window: 1}\n".formatted(silent.path())
                        + "  - {kind: board, port: %s, window: 2}\n".formatted(well.path())
                        + "  - {kind: board, port: \"tcp://127.0.0.1:%d\", window: 3}\n"
                                .formatted(full.getLocalPort()));

        for (int number = 1; number <= 3; number++) {
            String ticket = "A00" + number;
            for (int window = 1; window <= 3; window++) show(window, number, ticket);
            await().atMost(LIMIT).until(() -> board.text().contains(ticket));
        }
        await().atMost(LIMIT).until(() -> status("board-1"), gone("board-silent")::equals);
        assertThat(status("board-2")).isEqualTo("ONLINE");
    }

    @Test
    void a_device_that_is_plugged_into_another_socket_comes_back_with_what_it_should_show()
            throws Exception {
        Path link = folder.resolve("by-id-board");
        Pty first = Pty.open();
        SimulatedBoard before = new SimulatedBoard(first);
        Files.createSymbolicLink(link, Path.of(first.path()));
        run("  - {kind: board, port: %s, window: 1}\n".formatted(link));
        show(1, 1, "A017");
        await().atMost(LIMIT).until(() -> before.text().contains("A017"));

        before.close();
        Files.delete(link);
        await().atMost(LIMIT).until(() -> status("board-1"), gone("board-silent")::equals);

        Pty second = parts.keep(Pty.open());
        SimulatedBoard after = parts.keep(new SimulatedBoard(second));
        Files.createSymbolicLink(link, Path.of(second.path()));
        await().atMost(LIMIT).until(() -> after.text().contains("A017"));
        await().atMost(LIMIT).until(() -> status("board-1"), "ONLINE"::equals);
    }

    private void run(String devices) throws Exception {
        BridgeConfig config =
                BridgeConfig.read(
                        Yaml.parse(
                                "bridge.yaml",
                                "hall: demo\nnode: b01\nbroker: tcp://127.0.0.1:1883\ndevices:\n"
                                        + devices),
                        folder);
        SteadyClock steady = new SteadyClock(wall.instant());
        SqliteOutbox outbox = parts.keep(new SqliteOutbox(folder.resolve("outbox.db"), wall));
        MemoryWire wire = broker.wire("b01");
        Courier courier = new Courier(wire, outbox, config.hall(), config.node(), steady, ids);
        BridgeDaemon running = parts.keep(new BridgeDaemon(config, wire, courier, steady));
        daemon = running;
        hall.start();
        running.start();
    }

    private void show(int window, long revision, String ticket) {
        WindowId id = new WindowId(window);
        var shows =
                new WindowShows(id, revision, new StripState.Calling(TicketNumber.parse(ticket)));
        Envelope envelope =
                new Envelope(
                        ids.get(),
                        new tingxu.wire.HallId("demo"),
                        "ctl",
                        wall.instant(),
                        1,
                        0,
                        shows);
        hall.say(Topic.strip(envelope.hall(), id).toString(), new Codec().write(envelope), true);
    }

    private static String gone(String remedy) {
        return "OFFLINE " + remedy;
    }

    private String status(String device) {
        BridgeDaemon running = daemon;
        if (running == null) return "";
        for (DeviceStatus status : running.feelings().all())
            if (status.device().equals(device))
                return status.state() + (status.remedy() == null ? "" : " " + status.remedy());
        return "";
    }
}
