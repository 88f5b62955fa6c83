package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.SqliteOutbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Someone at the broker speaks with single devices, in the words of XFS4IoT. */
@Timeout(60)
class DeviceDeskTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NODE = "tx/v1/demo/k/b01/";

    private final Parts parts = new Parts();
    private final InstantSource wall = InstantSource.system();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryWire hall = broker.wire("ctl");
    private final List<JsonNode> said = new CopyOnWriteArrayList<>();
    private SimulatedBoard board;
    private SimulatedPrinter printer;
    private MemoryWire wire;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        hall.hear(NODE + "say", (_, words) -> said.add(JsonMapper.shared().readTree(words)));
        parts.keep(hall);
        hall.start();
        Pty boardLine = parts.keep(Pty.open());
        Pty printerLine = parts.keep(Pty.open());
        board = parts.keep(new SimulatedBoard(boardLine));
        printer = parts.keep(new SimulatedPrinter(printerLine));
        BridgeConfig config =
                BridgeConfig.read(
                        Yaml.parse(
                                "bridge.yaml",
                                """
                                hall: demo
                                node: b01
                                broker: tcp://127.0.0.1:1883
                                devices:
                                  - {kind: board, port: %s, window: 3}
                                  - {kind: printer, port: %s}
                                """
                                        .formatted(boardLine.path(), printerLine.path())),
                        folder);
        wire = broker.wire("b01");
        SqliteOutbox outbox = parts.keep(new SqliteOutbox(folder.resolve("outbox.db"), wall));
        SteadyClock steady = new SteadyClock(wall.instant());
        Courier courier =
                new Courier(
                        wire, outbox, config.hall(), config.node(), steady, new MessageIds(wall));
        BridgeDaemon daemon = new BridgeDaemon(config, wire, courier, steady);
        parts.keep(daemon);
        daemon.start();
        untilSaid(message -> is(message, "board-3", "unsolicited", "online"));
        untilSaid(message -> is(message, "printer", "unsolicited", "online"));
    }

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void a_command_is_acknowledged_and_completed_when_the_card_has_confirmed() {
        command(7, "TextTerminal.Write", "board-3", "{\"text\":\"A017\"}");

        JsonNode acknowledged = untilSaid(message -> type(message, 7).equals("acknowledge"));
        assertThat(acknowledged.path("header").has("status")).isFalse();
        JsonNode completed = untilSaid(message -> type(message, 7).equals("completion"));
        assertThat(completed.path("header").path("completionCode").asString()).isEqualTo("success");
        assertThat(said.indexOf(acknowledged)).isLessThan(said.indexOf(completed));
        assertThat(board.text()).contains("A017");
    }

    @Test
    void a_device_that_does_not_answer_in_time_completes_as_timed_out() {
        board.mood(SimulatedBoard.Mood.DEAF);
        command(8, "TextTerminal.Write", "board-3", "{\"text\":\"A018\"}", 300);

        assertThat(code(8)).isEqualTo("timeOut");
    }

    @Test
    void only_what_changed_is_said() {
        printer.mood(SimulatedPrinter.Mood.NEAR_END);

        JsonNode change =
                untilSaid(message ->
                        message.path("payload")
                                .path("printer")
                                .path("paper")
                                .path("upper")
                                .asString("")
                                .equals("low"));
        assertThat(change.path("header").path("name").asString())
                .isEqualTo("Common.StatusChangedEvent");
        assertThat(change.path("payload").has("common")).as("it is still online").isFalse();
        assertThat(change.path("payload").path("tingxu").path("remedy").asString())
                .isEqualTo("printer-near-end");

        printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
        untilSaid(message -> is(message, "printer", "unsolicited", "userError"));
        command(9, "Common.Status", "printer", "{}");
        JsonNode whole = untilSaid(message -> type(message, 9).equals("completion"));
        assertThat(whole.path("payload").path("printer").path("paper").path("upper").asString())
                .isEqualTo("out");
    }

    @Test
    void what_is_no_command_is_answered_in_words() {
        hall.say(NODE + "do", "not json", false);
        untilSaid(message -> status(message).equals("invalidMessage"));
        command(10, "Printer.Explode", "printer", "{}");
        assertThat(code(10)).isEqualTo("unsupportedCommand");
        command(11, "Common.Status", "toaster", "{}");
        assertThat(code(11)).isEqualTo("invalidData");
        command(12, "TextTerminal.Write", "board-3", "{\"text\":\"\"}");
        assertThat(code(12)).isEqualTo("invalidData");
        command(12, "Common.Status", "printer", "{}");
        untilSaid(message -> status(message).equals("invalidRequestID"));
    }

    @Test
    void capabilities_are_kept_for_whoever_comes_later() {
        JsonNode kept = JsonMapper.shared().readTree(broker.retained().get(NODE + "cap"));
        JsonNode devices = kept.path("payload").path("devices");
        assertThat(devices.path("board-3").path("class").asString()).isEqualTo("TextTerminal");
        assertThat(devices.path("board-3").path("make").asString()).isEqualTo("onbon");
        assertThat(devices.path("board-3").path("window").asInt()).isEqualTo(3);
        assertThat(devices.path("board-3").path("commands").toString())
                .contains("TextTerminal.Write");
    }

    @Test
    void after_a_lost_connection_everything_is_said_again() {
        said.clear();
        wire.cut();
        wire.reconnect();
        JsonNode again = untilSaid(message -> is(message, "board-3", "unsolicited", "online"));
        assertThat(again.path("device").asString()).isEqualTo("board-3");
    }

    private void command(long id, String name, String device, String payload) {
        command(id, name, device, payload, 15_000);
    }

    private void command(long id, String name, String device, String payload, int timeout) {
        hall.say(
                NODE + "do",
                """
                {"header":{"name":"%s","requestId":%d,"type":"command","timeout":%d},
                 "device":"%s","payload":%s}\
                """
                        .formatted(name, id, timeout, device, payload),
                false);
    }

    private String code(long id) {
        return untilSaid(message -> type(message, id).equals("completion"))
                .path("header")
                .path("completionCode")
                .asString();
    }

    private JsonNode untilSaid(Predicate<JsonNode> wanted) {
        return await().atMost(LIMIT)
                .until(
                        () -> said.stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static String type(JsonNode message, long id) {
        JsonNode header = message.path("header");
        return header.path("requestId").asLong(0) == id ? header.path("type").asString("") : "";
    }

    private static String status(JsonNode message) {
        return message.path("header").path("status").asString("");
    }

    private static boolean is(JsonNode message, String device, String type, String state) {
        return message.path("device").asString("").equals(device)
                && message.path("header").path("type").asString("").equals(type)
                && message.path("payload").path("common").path("device").asString("").equals(state);
    }
}
