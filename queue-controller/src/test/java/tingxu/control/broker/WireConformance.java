package tingxu.control.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tingxu.wire.mqtt.Wire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What every broker of a hall must do, whoever made it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireConformance<S extends Station> {

    static final String HALL = "tx/v1/demo/";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<Wire> open = new ArrayList<>();
    S station;

    abstract S station(Path folder) throws IOException;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        station = station(folder);
    }

    /** A broker that remembers nothing of the test before. */
    @BeforeEach
    void begin() throws IOException {
        station.restart();
    }

    @AfterEach
    void hangUp() {
        station.heal();
        open.parallelStream().forEach(Wire::close);
        open.clear();
    }

    @AfterAll
    void end() throws IOException {
        if (station != null) station.close();
    }

    @Test
    @DisplayName("TX-WIRE-001 what is said is heard, once, by who listens")
    void whatIsSaidIsHeard() {
        Heard ctl = connect("ctl", HALL + "k/+/evt");
        Wire node = connect("k01").wire;

        assertThat(node.say(HALL + "k/k01/evt", "words 号票", false)).isTrue();

        ctl.await(HALL + "k/k01/evt words 号票");
        assertThat(ctl.all).hasSize(1);
    }

    @Test
    @DisplayName("TX-WIRE-002 what is retained is given to who comes later, and only the last")
    void retained() {
        Wire ctl = connect("ctl").wire;
        ctl.say(HALL + "board/w1", "old", true);
        ctl.say(HALL + "board/w1", "new", true);

        Heard late = connect("k01", HALL + "board/#");

        late.await(HALL + "board/w1 new");
        assertThat(late.all).doesNotContain(HALL + "board/w1 old");
    }

    @Test
    @DisplayName("TX-WIRE-003 a broken line makes the broker say the last will, retained")
    void lastWill() {
        Wire watch = station.steadyWire("ctl");
        Heard ctl = new Heard(watch);
        watch.hear(HALL + "k/k01/state", ctl::add);
        start(watch);
        Wire node = station.wire("k01");
        node.lastWill(HALL + "k/k01/state", () -> "lost");
        start(node);

        station.cut();

        ctl.await(HALL + "k/k01/state lost");
    }

    @Test
    @DisplayName("TX-WIRE-004 a good-bye keeps the last will unsaid")
    void goodbye() {
        Heard ctl = connect("ctl", HALL + "k/+/state");
        Wire node = station.wire("k02");
        node.lastWill(HALL + "k/k02/state", () -> "lost");
        start(node);
        node.say(HALL + "k/k02/state", "off", true);
        ctl.await(HALL + "k/k02/state off");
        node.close();

        Wire other = connect("k01").wire;
        other.say(HALL + "k/k01/state", "fence", false);
        ctl.await(HALL + "k/k01/state fence");
        assertThat(ctl.all).doesNotContain(HALL + "k/k02/state lost");
    }

    @Test
    @DisplayName("TX-WIRE-005 two thousand messages come in the order they were said")
    void order() {
        Heard ctl = connect("ctl", HALL + "k/k01/evt");
        Wire node = connect("k01").wire;
        List<String> expected =
                IntStream.range(0, 2_000).mapToObj(i -> HALL + "k/k01/evt " + i).toList();

        for (int i = 0; i < 2_000; i++) {
            String words = String.valueOf(i);
            handOver(node, HALL + "k/k01/evt", words);
        }

        await().atMost(LIMIT).until(() -> ctl.all.size() >= 2_000);
        assertThat(ctl.all).isEqualTo(expected);
    }

    @Test
    @DisplayName("TX-WIRE-006 a slow ear loses nothing")
    void slowEar() throws InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        Wire ctl = station.wire("ctl");
        ctl.hear(
                HALL + "k/k01/evt",
                (topic, words) -> {
                    awaitQuietly(said);
                    heard.add(words);
                });
        start(ctl);
        Wire node = connect("k01").wire;
        for (int i = 0; i < 1_200; i++) {
            String words = String.valueOf(i);
            handOver(node, HALL + "k/k01/evt", words);
        }
        said.countDown();

        await().atMost(LIMIT).until(() -> heard.size() == 1_200);
        assertThat(heard).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("TX-WIRE-007 a command said while the line is down is there when it is back")
    void sessionsOutliveLines() {
        Wire ctl = connect("ctl").wire;
        Heard node = connect("k01", HALL + "k/k01/cmd");
        ctl.say(HALL + "k/k01/cmd", "before", false);
        node.await(HALL + "k/k01/cmd before");
        CountDownLatch lost = new CountDownLatch(2);
        for (Wire wire : open) wire.onConnected(up -> countIfDown(up, lost));
        station.cut();
        awaitQuietly(lost);
        station.heal();

        // Both come back in any order: said until it is handed over, heard at least once.
        handOver(ctl, HALL + "k/k01/cmd", "meanwhile");
        node.await(HALL + "k/k01/cmd meanwhile");
    }

    @Test
    @DisplayName("TX-WIRE-008 a broker that was killed is found again, and heard again")
    void restart() throws IOException {
        Heard ctl = connect("ctl", HALL + "k/+/evt");
        Wire node = connect("k01").wire;
        station.restart();

        await().atMost(LIMIT)
                .until(() -> {
                    node.say(HALL + "k/k01/evt", "again", false);
                    return ctl.all.contains(HALL + "k/k01/evt again");
                });
    }

    @Test
    @DisplayName("TX-WIRE-009 a large message passes")
    void large() {
        Heard node = connect("k01", HALL + "cfg/all");
        Wire ctl = connect("ctl").wire;
        String page = "厅".repeat(40_000);
        ctl.say(HALL + "cfg/all", page, false);

        node.await(HALL + "cfg/all " + page);
    }

    @Test
    @DisplayName("TX-AUTH-001 a node cannot say anything on another's topic")
    void foreignTopic() {
        Heard ctl = connect("ctl", HALL + "#");
        Wire rogue = connect("k01").wire;
        for (String topic :
                List.of("k/k02/evt", "k/k02/state", "k/k01/cmd", "board/w1", "ctl/state", "cfg/x"))
            rogue.say(HALL + topic, "forged", false);
        for (String topic : List.of("board/w7", "k/k02/state"))
            rogue.say(HALL + topic, "forged", true);
        rogue.say("tx/v1/other/k/k01/evt", "forged", false);
        rogue.say("$sys.mqtt.retain." + HALL + "board/w1", "forged", false);
        await().atMost(LIMIT)
                .until(() -> {
                    rogue.say(HALL + "k/k01/evt", "fence", false);
                    return ctl.all.contains(HALL + "k/k01/evt fence");
                });

        assertThat(ctl.all).noneMatch(words -> words.endsWith("forged"));
        Heard late = connect("k02", HALL + "board/#");
        Wire again = connect("ctl").wire;
        again.say(HALL + "board/fence", "fence", false);
        late.await(HALL + "board/fence fence");
        assertThat(late.all).noneMatch(words -> words.endsWith("forged"));
    }

    @Test
    @DisplayName("TX-AUTH-002 a node cannot hear what is meant for another")
    void foreignEar() {
        Wire ctl = connect("ctl").wire;
        ctl.say(HALL + "k/k02/cmd", "retained secret", true);
        Heard rogue =
                connect(
                        "k01",
                        HALL + "k/k02/cmd",
                        HALL + "k/+/cmd",
                        HALL + "#",
                        "#",
                        HALL + "k/k01/cmd");
        ctl.say(HALL + "k/k02/cmd", "secret", false);
        ctl.say(HALL + "k/k01/cmd", "fence", false);

        rogue.await(HALL + "k/k01/cmd fence");
        assertThat(rogue.all).noneMatch(words -> words.endsWith("secret"));
    }

    private static void countIfDown(boolean up, CountDownLatch lost) {
        if (!up) lost.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void handOver(Wire wire, String topic, String words) {
        if (wire.say(topic, words, false)) return;
        await().atMost(LIMIT).until(() -> wire.say(topic, words, false));
    }

    Heard connect(String name, String... patterns) {
        Wire wire = station.wire(name);
        Heard heard = new Heard(wire);
        for (String pattern : patterns) wire.hear(pattern, heard::add);
        start(wire);
        return heard;
    }

    void start(Wire wire) {
        open.add(wire);
        CountDownLatch up = new CountDownLatch(1);
        wire.onConnected(connected -> {
            if (connected) up.countDown();
        });
        wire.start();
        awaitQuietly(up);
    }

    /** What came over a wire, as "topic words". */
    static final class Heard {
        final Wire wire;
        final List<String> all = new CopyOnWriteArrayList<>();

        Heard(Wire wire) {
            this.wire = wire;
        }

        void add(String topic, String words) {
            all.add(topic + " " + words);
        }

        void await(String expected) {
            org.awaitility.Awaitility.await().atMost(LIMIT).until(() -> all.contains(expected));
        }
    }
}
