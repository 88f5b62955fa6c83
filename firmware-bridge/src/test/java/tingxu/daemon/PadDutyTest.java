package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.RatingReason;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.MemoryOutbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tablet at a window, pressed by hand, and what the hall hears of it. */
@Timeout(60)
class PadDutyTest {

    private static final HallId HALL = new HallId("demo");
    private static final NodeId NODE = new NodeId("b01");
    private static final WindowId THREE = new WindowId(3);
    private static final TicketId TICKET = TicketId.parse("2026-11-22-A017");

    private final InstantSource clock = InstantSource.system();
    private final MessageIds ids = new MessageIds(clock);
    private final Codec codec = new Codec();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryWire hall = broker.wire("ctl");
    private final List<Message> births = new CopyOnWriteArrayList<>();
    private final List<Message> rated = new CopyOnWriteArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private int page;
    private BridgeDaemon daemon;

    @BeforeEach
    void begin() throws FileWrong, IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            page = free.getLocalPort();
        }
        hall.hear(Topic.node(HALL, NODE, Leaf.EVT).toString(), (_, words) -> heard(read(words)));
        hall.hear(
                Topic.node(HALL, NODE, Leaf.STATE).toString(),
                (_, words) -> births.add(read(words)));
        hall.start();
        MemoryWire wire = broker.wire("b01");
        Courier courier = new Courier(wire, new MemoryOutbox(1, 100), HALL, NODE, clock, ids);
        String file =
                "hall: demo\nnode: b01\nbroker: tcp://127.0.0.1:1883\ndevices:\n"
                        + "  - {kind: pad, make: tablet, page: "
                        + page
                        + ", window: 3}\n";
        daemon =
                new BridgeDaemon(
                        BridgeConfig.read(Yaml.parse("bridge.yaml", file), Path.of(".")),
                        wire,
                        courier,
                        clock);
        daemon.start();
        await().until(() -> !births.isEmpty());
        say(Topic.node(HALL, NODE, Leaf.CMD), new Message.BirthWanted());
    }

    @AfterEach
    void end() {
        daemon.close();
        hall.close();
        browser.close();
    }

    @Test
    void aBadMarkIsSaidAtOnceAndItsReasonsBehindIt() throws Exception {
        String invitation = invited();
        assertThat(touch("/press", invitation + " 1")).isEqualTo(204);
        await().until(() -> rated.size() == 1);
        assertThat(touch("/why", invitation + " UNFRIENDLY WAITED_LONG")).isEqualTo(204);

        await().until(() -> rated.size() == 2);
        assertThat(rated)
                .containsExactly(
                        new Message.RatingGiven(THREE, TICKET, 1),
                        new Message.RatingExplained(
                                THREE,
                                TICKET,
                                List.of(RatingReason.WAITED_LONG, RatingReason.UNFRIENDLY)));
    }

    @Test
    void whoIsServedNextIsNotAskedWhyAnotherWasDissatisfied() throws Exception {
        String invitation = invited();
        touch("/press", invitation + " 2");
        assertThat(lit()).isEqualTo(invitation + " why");
        StripState next = new StripState.Serving(TicketNumber.parse("A018"));
        say(Topic.strip(HALL, THREE), new Message.WindowShows(THREE, 1, next));

        await().until(() -> lit().equals("0"));
        assertThat(touch("/why", invitation + " UNSURE")).isEqualTo(409);
        assertThat(rated).containsExactly(new Message.RatingGiven(THREE, TICKET, 2));
    }

    // ------------------------------------------------------------------

    private String invited() {
        say(Topic.node(HALL, NODE, Leaf.CMD), new Message.InviteRating(THREE, TICKET, 60));
        await().until(() -> !lit().equals("0"));
        return lit();
    }

    private void heard(Message message) {
        if (message instanceof Message.RatingGiven || message instanceof Message.RatingExplained)
            rated.add(message);
    }

    private void say(Topic topic, Message message) {
        Envelope said = new Envelope(ids.get(), HALL, "ctl", clock.instant(), 1, 0, message);
        hall.say(topic.toString(), codec.write(said), message instanceof Message.WindowShows);
    }

    private Message read(String words) {
        return ((Understood) codec.read(words)).envelope().message();
    }

    private String lit() {
        try {
            return browser.send(request("/lit").build(), BodyHandlers.ofString()).body();
        } catch (IOException notThereYet) {
            return "0";
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private int touch(String path, String wish) throws IOException, InterruptedException {
        HttpRequest post = request(path).POST(BodyPublishers.ofString(wish)).build();
        return browser.send(post, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + path));
    }
}
