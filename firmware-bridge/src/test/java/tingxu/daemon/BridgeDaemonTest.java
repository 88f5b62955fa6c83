package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.Key;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.wire.CallKey;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.SqliteOutbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bridge between real ttys with simulated devices behind them and a hall played by hand. */
class BridgeDaemonTest {

    private static final HallId HALL = new HallId("demo");
    private static final NodeId NODE = new NodeId("b01");
    private static final WindowId THREE = new WindowId(3);
    private static final TicketId TICKET = TicketId.parse("2026-11-22-A017");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InstantSource clock = InstantSource.system();
    private final MessageIds ids = new MessageIds(clock);
    private final Codec codec = new Codec();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryWire hall = broker.wire("ctl");
    private final MemoryWire bridgeWire = broker.wire("b01");
    private final List<Message> said = new CopyOnWriteArrayList<>();
    private final List<Message.NodeState> births = new CopyOnWriteArrayList<>();
    private SimulatedBoard board;
    private SimulatedPad pad;
    private SimulatedCallPad callPad;
    private final List<Byte> lampLevels = new CopyOnWriteArrayList<>();
    private final List<Byte> deskLampLevels = new CopyOnWriteArrayList<>();
    private int lastSeen;
    private long since;
    private FarEnd lamp;
    private FarEnd deskLamp;
    private Pty button;
    private SqliteOutbox outbox;
    private Courier courier;
    private BridgeDaemon daemon;

    @BeforeEach
    void begin(@TempDir Path folder) throws PortGone, FileWrong {
        for (Leaf leaf : List.of(Leaf.EVT, Leaf.RES))
            hall.hear(topic(leaf), (topic, words) -> said.add(read(words)));
        hall.hear(topic(Leaf.STATE), (topic, words) -> births.add((Message.NodeState) read(words)));
        hall.start();
        Pty boardLine = Pty.open();
        Pty padLine = Pty.open();
        Pty callPadLine = Pty.open();
        Pty lampLine = Pty.open();
        Pty deskLampLine = Pty.open();
        button = Pty.open();
        lamp = new FarEnd(lampLine, levels -> note(lampLevels, levels));
        deskLamp = new FarEnd(deskLampLine, levels -> note(deskLampLevels, levels));
        board = new SimulatedBoard(boardLine);
        pad = new SimulatedPad(padLine);
        callPad = new SimulatedCallPad(callPadLine);
        outbox = new SqliteOutbox(folder.resolve("outbox.db"), clock);
        courier = new Courier(bridgeWire, outbox, HALL, NODE, clock, ids);
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
                                  - {kind: pad, port: %s, window: 3}
                                  - {kind: callpad, port: %s, window: 3}
                                  - {kind: voice, name: announcer, zones: [east]}
                                  - {kind: lamp, port: %s, window: 3}
                                  - {kind: lamp, name: desk-lamp, port: %s}
                                  - {kind: button, port: %s, window: 3}
                                """
                                        .formatted(
                                                boardLine.path(),
                                                padLine.path(),
                                                callPadLine.path(),
                                                lampLine.path(),
                                                deskLampLine.path(),
                                                button.path())),
                        folder);
        daemon = new BridgeDaemon(config, bridgeWire, courier, clock);
        daemon.start();
    }

    @AfterEach
    void end() {
        daemon.close();
        board.close();
        pad.close();
        callPad.close();
        lamp.close();
        deskLamp.close();
        button.close();
        hall.close();
        outbox.close();
    }

    @Test
    void aBoardShowsWhatTheHallShows() {
        show(1, new StripState.Calling(TICKET.number()));
        await().atMost(LIMIT).until(() -> board.text().contains("A017"));
        show(2, new StripState.Closed());

        await().atMost(LIMIT).until(() -> board.text().contains("窗口关闭"));
    }

    @Test
    void aPauseIsShownWithItsReason() {
        show(1, new StripState.Paused(new Words("用餐", "Meal break")));

        await().atMost(LIMIT).until(() -> board.text().equals("暂停服务\n用餐"));
    }

    @Test
    void aStripOfAnotherWindowIsNotShown() {
        show(1, new StripState.Free());
        await().atMost(LIMIT).until(() -> board.text().contains("空闲"));
        say(
                Topic.strip(HALL, THREE),
                new Message.WindowShows(new WindowId(4), 2, new StripState.Closed()),
                true);
        show(3, new StripState.PleaseRate());

        await().atMost(LIMIT).until(() -> board.text().contains("请评价"));
    }

    @Test
    void aKeyOfTheCallPadReachesTheHall() {
        await().atMost(LIMIT).until(() -> !births.isEmpty());
        await().atMost(LIMIT).until(() -> callPad.press(Key.NEXT));

        await().atMost(LIMIT)
                .until(() -> said.contains(new Message.CallKeyPressed(THREE, CallKey.NEXT)));
    }

    @Test
    void aKeyPressedWhileTheHallIsAwayIsNotSaidLater() {
        await().atMost(LIMIT).until(() -> !births.isEmpty());
        bridgeWire.cut();
        await().atMost(LIMIT).until(() -> !courier.connected());
        await().atMost(LIMIT).until(() -> callPad.press(Key.NEXT));
        // The pad is acknowledged whatever the hall does: only then is the key dealt with.
        await().atMost(LIMIT).until(() -> callPad.press(Key.RECALL));
        bridgeWire.reconnect();
        await().atMost(LIMIT).until(() -> births.size() >= 2);
        await().atMost(LIMIT).until(() -> callPad.press(Key.FINISH));

        await().atMost(LIMIT)
                .until(() -> said.contains(new Message.CallKeyPressed(THREE, CallKey.FINISH)));
        assertThat(said).doesNotContain(new Message.CallKeyPressed(THREE, CallKey.NEXT));
    }

    @Test
    void anInvitationLightsThePadAndThePressIsTheTicketsRating() {
        invite(60);
        await().atMost(LIMIT).until(() -> pad.inviting());
        pad.press(4);

        await().atMost(LIMIT).until(() -> said.contains(new Message.RatingGiven(THREE, TICKET, 4)));
    }

    @Test
    void aPadNobodyPressesSaysSo() {
        invite(1);

        await().atMost(LIMIT).until(() -> said.contains(new Message.RatingGiven(THREE, TICKET, 0)));
    }

    @Test
    void thePadGoesDarkWhenTheNextCitizenIsServed() {
        invite(60);
        await().atMost(LIMIT).until(() -> pad.inviting());
        show(1, new StripState.Serving(TicketNumber.parse("A018")));

        await().atMost(LIMIT).until(() -> !pad.inviting());
        await().atMost(LIMIT).until(() -> said.contains(new Message.RatingGiven(THREE, TICKET, 0)));
    }

    @Test
    void thePadGoesDarkWhenTheServiceGoesOnAfterAWrongPress() {
        invite(60);
        await().atMost(LIMIT).until(() -> pad.inviting());
        show(1, new StripState.Serving(TICKET.number()));
        await().atMost(LIMIT).until(() -> !pad.inviting());
        invite(60);
        await().atMost(LIMIT).until(() -> pad.inviting());
        pad.press(5);

        await().atMost(LIMIT).until(() -> said.contains(new Message.RatingGiven(THREE, TICKET, 5)));
        assertThat(said).doesNotContain(new Message.RatingGiven(THREE, TICKET, 0));
    }

    @Test
    void thePadGoesDarkWhenTheTicketWasRatedByItsCode() {
        invite(60);
        await().atMost(LIMIT).until(() -> pad.inviting());
        show(1, new StripState.PleaseRate());
        show(2, new StripState.Free());

        await().atMost(LIMIT).until(() -> !pad.inviting());
        assertThat(said).noneMatch(Message.RatingGiven.class::isInstance);
    }

    @Test
    void aWindowsLampBlinksForACallAndBurnsForAServiceAndIsDarkInAPause() {
        show(1, new StripState.Calling(TICKET.number()));
        await().atMost(LIMIT).until(() -> flips(lampLevels) >= 3);
        show(2, new StripState.Serving(TICKET.number()));
        await().atMost(LIMIT).until(() -> steady(lampLevels, 1));
        show(3, new StripState.Paused(new Words("用餐", "Meal break")));

        await().atMost(LIMIT).until(() -> steady(lampLevels, 0));
    }

    @Test
    void aPressedButtonCallsStaffAndTheLampAsksForThemUntilSomeoneComes() throws PortGone {
        await().atMost(LIMIT).until(() -> !births.isEmpty());
        await().atMost(LIMIT).until(() -> !deskLampLevels.isEmpty());
        button.write(new byte[] {1, 0});
        await().atMost(LIMIT)
                .until(() -> said.contains(new Message.StaffCalled("button-3", THREE)));
        await().atMost(LIMIT).until(() -> flips(deskLampLevels) >= 4);
        command(new Message.StaffComing("button-4"));
        int before = flips(deskLampLevels);
        await().atMost(LIMIT).until(() -> flips(deskLampLevels) >= before + 2);
        command(new Message.StaffComing("button-3"));

        await().atMost(LIMIT).until(() -> steady(deskLampLevels, 0));
    }

    private static void note(List<Byte> all, byte[] levels) {
        for (byte level : levels) all.add(level);
    }

    private static int flips(List<Byte> levels) {
        int flips = 0;
        List<Byte> all = List.copyOf(levels);
        for (int i = 1; i < all.size(); i++) if (!all.get(i).equals(all.get(i - 1))) flips++;
        return flips;
    }

    /** A level that has held for longer than any blink lasts. */
    private boolean steady(List<Byte> levels, int level) {
        int seen = levels.size();
        if (seen == 0 || levels.getLast() != level) return false;
        if (seen != lastSeen) {
            lastSeen = seen;
            since = System.nanoTime();
        }
        return System.nanoTime() - since > Duration.ofMillis(1_100).toNanos();
    }

    @Test
    void anAnnouncementIsSaidOrWrittenAndReported() {
        await().atMost(LIMIT).until(() -> !births.isEmpty());
        command(new Message.BirthWanted());
        MessageId id =
                command(
                        new Message.Announce(
                                "east", TicketNumber.parse("A017"), new WindowId(3), 0));

        await().atMost(LIMIT).until(() -> announced(id) != null);
    }

    @Test
    void theHallHearsHowEachDeviceFeels() {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(said)
                                .contains(
                                        online("board-3", "TextTerminal"),
                                        online("pad-3", "EvaluationPad"),
                                        online("callpad-3", "CallPad")));
        command(new Message.BirthWanted());

        await().atMost(LIMIT)
                .until(() ->
                        births.getLast().devices().stream()
                                .map(DeviceStatus::device)
                                .toList()
                                .equals(
                                        List.of(
                                                "announcer",
                                                "board-3",
                                                "button-3",
                                                "callpad-3",
                                                "desk-lamp",
                                                "lamp-3",
                                                "pad-3")));
    }

    private static Message online(String device, String kind) {
        return new Message.DeviceChanged(
                new DeviceStatus(device, kind, DeviceStatus.State.ONLINE, null, null));
    }

    private @Nullable Message announced(MessageId id) {
        for (Message message : said)
            if (message instanceof Message.Announced announced
                    && announced.announcement().equals(id)) return message;
        return null;
    }

    private void invite(int seconds) {
        await().atMost(LIMIT).until(() -> !births.isEmpty());
        command(new Message.BirthWanted());
        command(new Message.InviteRating(THREE, TICKET, seconds));
    }

    private void show(long revision, StripState strip) {
        say(Topic.strip(HALL, THREE), new Message.WindowShows(THREE, revision, strip), true);
    }

    private MessageId command(Message command) {
        return say(Topic.node(HALL, NODE, Leaf.CMD), command, false);
    }

    private MessageId say(Topic topic, Message message, boolean retained) {
        MessageId id = ids.get();
        hall.say(
                topic.toString(),
                codec.write(new Envelope(id, HALL, "ctl", clock.instant(), 1, 0, message)),
                retained);
        return id;
    }

    private Message read(String words) {
        return ((Understood) codec.read(words)).envelope().message();
    }

    private static String topic(Leaf leaf) {
        return Topic.node(HALL, NODE, leaf).toString();
    }
}
