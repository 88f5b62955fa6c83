package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.Key;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.Pty;
import tingxu.daemon.Bridge;
import tingxu.daemon.BridgeConfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The other end of a bridge is not ours: Debian's mosquitto, mosquitto_sub and mosquitto_pub. */
@Timeout(120)
class MosquittoBridgeTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NODE = "tx/v1/demo/k/b01/";

    @TempDir Path folder;

    private final Parts parts = new Parts();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int port;
    private SimulatedBoard board;
    private SimulatedCallPad callPad;

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(installed("mosquitto_sub"), "SKIPPED: mosquitto-clients is not installed");
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        Path conf = folder.resolve("mosquitto.conf");
        Files.writeString(conf, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        parts.keep(new MosquittoProcess(conf, port));
        listen();
        Pty boardLine = parts.keep(Pty.open());
        Pty callPadLine = parts.keep(Pty.open());
        board = parts.keep(new SimulatedBoard(boardLine));
        callPad = parts.keep(new SimulatedCallPad(callPadLine));
        String file =
                """
                hall: demo
                node: b01
                broker: tcp://127.0.0.1:%d
                devices:
                  - {kind: board, port: %s, window: 3}
                  - {kind: callpad, port: %s, window: 3}
                """
                        .formatted(port, boardLine.path(), callPadLine.path());
        parts.keep(new Bridge(BridgeConfig.read(Yaml.parse("bridge.yaml", file), folder)));
    }

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void a_window_of_a_hall_that_is_played_by_hand() throws Exception {
        untilHeard(line -> line.startsWith(NODE + "state ") && line.contains("\"READY\""));
        untilHeard(line -> line.startsWith(NODE + "cap ") && line.contains("TextTerminal.Write"));
        untilHeard(line ->
                line.startsWith(NODE + "say ")
                        && line.contains("board-3")
                        && line.contains("\"online\""));

        publish(
                "tx/v1/demo/board/w3",
                "-r",
                """
                {"specversion":"1.0","id":"01KANJ4R9G3V5N6Q7S8T9V0W1Y","source":"/demo/ctl",
                 "type":"tingxu.window.shows.v1","time":"2026-11-22T01:00:00Z","epoch":1,
                 "data":{"window":3,"revision":1,"strip":{"show":"calling","ticket":"A017"}}}\
                """);
        await().atMost(LIMIT).until(() -> board.text().contains("A017"));

        await().atMost(LIMIT).until(() -> callPad.press(Key.NEXT));
        untilHeard(line -> line.startsWith(NODE + "evt ") && line.contains("\"NEXT\""));

        publish(
                NODE + "do",
                "",
                """
                {"header":{"name":"TextTerminal.Write","requestId":1,"type":"command",
                 "timeout":15000},"device":"board-3","payload":{"text":"HELLO"}}\
                """);
        untilHeard(line -> line.startsWith(NODE + "say ") && line.contains("\"acknowledge\""));
        String done =
                untilHeard(
                        line -> line.startsWith(NODE + "say ") && line.contains("\"completion\""));
        assertThat(done).contains("\"completionCode\":\"success\"");
        assertThat(board.text()).contains("HELLO");

        board.mood(SimulatedBoard.Mood.DEAF);
        untilHeard(line ->
                line.startsWith(NODE + "say ")
                        && line.contains("unsolicited")
                        && line.contains("board-silent"));
    }

    private void listen() throws IOException {
        Process subscriber =
                new ProcessBuilder(
                                "mosquitto_sub",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port),
                                "-v",
                                "-F",
                                "%t %p",
                                "-t",
                                NODE + "#")
                        .start();
        Thread reader =
                Thread.ofVirtual()
                        .start(() -> {
                            try (BufferedReader out =
                                    subscriber.inputReader(StandardCharsets.UTF_8)) {
                                out.lines().forEach(heard::add);
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        });
        AutoCloseable ending =
                () -> {
                    subscriber.destroy();
                    reader.join();
                };
        parts.keep(ending);
    }

    private void publish(String topic, String option, String words) throws Exception {
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                "mosquitto_pub",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port),
                                "-q",
                                "1",
                                "-t",
                                topic,
                                "-m",
                                words.replace("\n", "")));
        if (!option.isEmpty()) command.add(option);
        Process publisher = new ProcessBuilder(command).inheritIO().start();
        assertThat(publisher.waitFor(LIMIT)).isTrue();
        assertThat(publisher.exitValue()).isZero();
    }

    private String untilHeard(Predicate<String> wanted) {
        return await().atMost(LIMIT)
                .until(
                        () -> heard.stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static boolean installed(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
