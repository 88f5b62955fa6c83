package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.wire.CallKey;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.outbox.MemoryOutbox;
import tingxu.wire.outbox.Outbox;
import tingxu.wire.outbox.Outbox.OutboxFull;
import tingxu.wire.outbox.SqliteOutbox;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class CourierTest {

    private static final HallId HALL = new HallId("demo");
    private static final NodeId NODE = new NodeId("b01");
    private static final Message.CallKeyPressed NEXT =
            new Message.CallKeyPressed(new WindowId(3), CallKey.NEXT);

    private static final Message.RatingGiven RATED =
            new Message.RatingGiven(
                    new WindowId(3),
                    new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', 1)),
                    5);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
    private final InstantSource clock = now::get;
    private final MessageIds ids = new MessageIds(clock);
    private final Codec codec = new Codec();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryWire hall = broker.wire("ctl");
    private final MemoryWire wire = broker.wire("b01");
    private final List<Envelope> said = new CopyOnWriteArrayList<>();
    private final List<Envelope> states = new CopyOnWriteArrayList<>();
    private SqliteOutbox outbox;
    private Courier courier;

    @BeforeEach
    void start(@TempDir Path folder) {
        outbox = new SqliteOutbox(folder.resolve("outbox.db"), clock);
        hall.hear(topic(Leaf.EVT), (topic, words) -> said.add(understood(words)));
        hall.hear(topic(Leaf.STATE), (topic, words) -> states.add(understood(words)));
        hall.start();
        courier = new Courier(wire, outbox, HALL, NODE, clock, ids);
    }

    @AfterEach
    void end() {
        courier.close();
        hall.close();
        outbox.close();
    }

    @Test
    void anEventIsKeptUntilTheHallHasCommittedIt() throws OutboxFull {
        courier.start();
        MessageId id = courier.say(NEXT);

        await().until(() -> said.size() == 1);
        assertThat(said.getFirst().id()).isEqualTo(id);
        assertThat(said.getFirst().seq()).isEqualTo(1);
        assertThat(said.getFirst().epoch()).isEqualTo(outbox.epoch());
        assertThat(said.getFirst().message()).isEqualTo(NEXT);
        assertThat(outbox.size()).isEqualTo(1);

        acknowledge(1);
        await().until(() -> outbox.size() == 0);
    }

    @Test
    void eventsSaidWhileTheLineIsDownComeInOrderAfterwards() throws OutboxFull {
        for (int i = 0; i < 5; i++) courier.say(NEXT);
        courier.start();

        await().until(() -> said.size() == 5);
        assertThat(said).extracting(Envelope::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void noMoreThan32AreOnTheirWay() throws OutboxFull {
        courier.start();
        for (int i = 0; i < 40; i++) courier.say(NEXT);
        await().until(() -> said.size() == 32);

        acknowledge(32);
        await().until(() -> said.size() == 40);
        assertThat(said.getLast().seq()).isEqualTo(40);
    }

    @Test
    void whatNobodyAcknowledgesIsSaidAgain() throws OutboxFull {
        courier.start();
        courier.say(NEXT);
        courier.say(NEXT);
        await().until(() -> said.size() == 2);

        now.updateAndGet(at -> at.plus(Flow.PATIENCE));
        await().until(() -> said.size() == 4);
        assertThat(said).extracting(Envelope::seq).containsExactly(1L, 2L, 1L, 2L);
        assertThat(said.get(2)).isEqualTo(said.get(0));
    }

    /** A kiosk was mute until it was started again: full of what the hall had long heard. */
    @Test
    void whatAFullDiskDidNotForgetIsForgottenWhenThereIsRoom() throws OutboxFull {
        FullDisk disk = new FullDisk(new MemoryOutbox(1, 2));
        MemoryWire line = broker.wire("b01");
        Courier mute = new Courier(line, disk, HALL, NODE, clock, ids);
        mute.startByHand();
        mute.say(RATED);
        mute.say(RATED);
        turn(mute);
        disk.full = true;
        answer(Leaf.ACK, new Message.Acknowledged(1, 2, null));
        turn(mute);
        assertThatThrownBy(() -> mute.say(RATED)).isInstanceOf(OutboxFull.class);
        disk.full = false;
        now.updateAndGet(at -> at.plusSeconds(5));

        turn(mute);

        mute.say(RATED);
        turn(mute);
        assertThat(said.getLast().seq()).isEqualTo(3);
    }

    private static void turn(Courier byHand) {
        for (int i = 0; i < 100 && byHand.turn(); i++) {}
        byHand.turn();
    }

    /** On which nothing can be deleted while it is full. */
    private static final class FullDisk implements Outbox {
        private final Outbox kept;
        private boolean full;

        FullDisk(Outbox kept) {
            this.kept = kept;
        }

        @Override
        public void heard(long seq) {
            if (!full) kept.heard(seq);
        }

        @Override
        public Row add(MessageId id, Worth worth, Writer write) throws OutboxFull {
            return kept.add(id, worth, write);
        }

        @Override
        public long epoch() {
            return kept.epoch();
        }

        @Override
        public List<Row> after(long seq, int limit) {
            return kept.after(seq, limit);
        }

        @Override
        public long heardUpTo() {
            return kept.heardUpTo();
        }

        @Override
        public int size() {
            return kept.size();
        }

        @Override
        public void close() {
            kept.close();
        }
    }

    @Test
    void aGapIsFilledAtOnce() throws OutboxFull {
        courier.start();
        broker.lose(topic -> topic.endsWith("/evt"));
        courier.say(NEXT);
        courier.say(NEXT);
        await().until(() -> outbox.size() == 2);
        answer(Leaf.ACK, new Message.Acknowledged(outbox.epoch(), 0, null));
        broker.lose(topic -> false);

        await().until(() -> {
            answer(Leaf.ACK, new Message.Acknowledged(outbox.epoch(), 0, 1L));
            return said.size() >= 2;
        });
        assertThat(said).extracting(Envelope::seq).startsWith(1L, 2L);
    }

    @Test
    void anAckOfAnotherEpochOrOfWhatWasNeverSaidIsIgnored() throws OutboxFull {
        courier.start();
        courier.say(NEXT);
        answer(Leaf.ACK, new Message.Acknowledged(outbox.epoch() + 1, 1, null));
        answer(Leaf.ACK, new Message.Acknowledged(outbox.epoch(), 99, null));
        courier.say(NEXT);
        await().until(() -> said.size() == 2);
        assertThat(outbox.size()).isEqualTo(2);

        acknowledge(2);
        await().until(() -> outbox.size() == 0);
    }

    @Test
    void aCommandThatComesTwiceIsHeardOnce() {
        List<Message> heard = new CopyOnWriteArrayList<>();
        courier.onCommand(command -> heard.add(command.message()));
        courier.start();
        answer(Leaf.CMD, new Message.BirthWanted());
        Message invite =
                new Message.InviteRating(
                        new WindowId(3), tingxu.wire.TicketId.parse("2026-11-22-A001"), 60);
        String words = codec.write(envelope(invite));
        hall.say(topic(Leaf.CMD), words, false);
        hall.say(topic(Leaf.CMD), words, false);
        Message another =
                new Message.Announce(
                        "east", tingxu.wire.TicketNumber.parse("A001"), new WindowId(3), 0);
        answer(Leaf.CMD, another);

        await().until(() -> heard.contains(another));
        assertThat(heard).containsExactly(invite, another);
    }

    @Test
    void eachConnectionIsBornWithASessionOfItsOwn() {
        DeviceStatus board =
                new DeviceStatus("board-3", "TextTerminal", DeviceStatus.State.ONLINE, null, null);
        courier.birth(List.of(board));
        courier.start();
        await().until(() -> statuses().equals(List.of(Status.READY)));
        assertThat(state(0).devices()).containsExactly(board);

        wire.cut();
        await().until(() -> statuses().equals(List.of(Status.READY, Status.LOST)));
        assertThat(state(1).session()).isEqualTo(state(0).session());

        await().until(() -> !courier.connected());
        wire.reconnect();
        await().until(() -> states.size() == 3);
        assertThat(state(2).status()).isEqualTo(Status.READY);
        assertThat(state(2).session()).isNotEqualTo(state(1).session());
    }

    @Test
    void aHallThatHasForgottenIsToldAgain() throws OutboxFull {
        courier.start();
        courier.say(NEXT);
        await().until(() -> said.size() == 1);
        acknowledge(1);
        await().until(() -> outbox.size() == 0);
        answer(Leaf.CMD, new Message.BirthWanted());

        await().until(() -> states.size() == 2);
        assertThat(states.get(1).epoch()).isEqualTo(outbox.epoch());
        assertThat(states.get(1).seq()).as("heard up to").isEqualTo(1);
    }

    @Test
    void whatWasSaidOverAnEarlierConnectionAndMeansNothingLaterIsDropped() {
        List<Message> heard = new CopyOnWriteArrayList<>();
        courier.onCommand(command -> heard.add(command.message()));
        courier.start();
        Message call =
                new Message.Announce(
                        "east", tingxu.wire.TicketNumber.parse("A001"), new WindowId(3), 0);
        String words = codec.write(envelope(call));
        hall.say(topic(Leaf.CMD), words, false);
        await().alias("it says who it is").until(() -> states.size() == 2);
        answer(Leaf.CMD, new Message.BirthWanted());
        await().until(() -> states.size() == 3);
        assertThat(heard).isEmpty();

        hall.say(topic(Leaf.CMD), words, false);
        await().until(() -> heard.size() == 1);
        assertThat(heard).containsExactly(call);
    }

    @Test
    void whatARunOfTheHallSaidThatHasEndedIsNotDoneAnyMore() {
        List<Message> heard = new CopyOnWriteArrayList<>();
        courier.onCommand(command -> heard.add(command.message()));
        courier.start();
        await().until(() -> states.size() == 1);
        hall.say(topic(Leaf.CMD), said(101, new Message.BirthWanted()), false);
        Message call =
                new Message.Announce(
                        "east", tingxu.wire.TicketNumber.parse("A001"), new WindowId(3), 0);
        Message another =
                new Message.Announce(
                        "east", tingxu.wire.TicketNumber.parse("A002"), new WindowId(3), 0);
        hall.say(topic(Leaf.CMD), said(100, another), false);
        hall.say(topic(Leaf.CMD), said(101, call), false);

        await().until(() -> heard.size() == 1);
        hall.say(topic(Leaf.CMD), said(102, new Message.BirthWanted()), false);
        hall.say(topic(Leaf.CMD), said(101, call), false);
        hall.say(topic(Leaf.CMD), said(102, another), false);
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(call, another);
    }

    /** As a broker does that keeps what it could not hand over while the line was down. */
    @Test
    void aQuestionThatWasKeptFromAnEarlierConnectionIsNoWitnessOfThisOne() {
        List<Message> heard = new CopyOnWriteArrayList<>();
        courier.onCommand(command -> heard.add(command.message()));
        courier.start();
        await().until(() -> states.size() == 1);
        String earlier = state(0).session();
        String call =
                codec.write(
                        envelope(
                                new Message.Announce(
                                        "east",
                                        tingxu.wire.TicketNumber.parse("A001"),
                                        new WindowId(3),
                                        0)));
        wire.cut();
        await().until(() -> !courier.connected());
        wire.reconnect();
        await().until(() -> states.size() == 3);

        answer(Leaf.CMD, new Message.BirthWanted(earlier));
        hall.say(topic(Leaf.CMD), call, false);
        await().until(() -> states.size() == 5);
        assertThat(heard).isEmpty();

        answer(Leaf.CMD, new Message.BirthWanted(state(3).session()));
        hall.say(topic(Leaf.CMD), call, false);
        await().until(() -> heard.size() == 1);
    }

    @Test
    void eachBirthTellsWhatAnEarlierLifeLeftBehind() throws OutboxFull {
        courier.say(NEXT); // and ends before it was ever connected
        courier = new Courier(wire, outbox, HALL, NODE, clock, ids);
        courier.start();
        courier.say(NEXT);

        await().until(() -> !states.isEmpty());
        assertThat(((Message.NodeState) states.getLast().message()).earlier()).isEqualTo(1);
    }

    @Test
    void aGoodbyeIsRetained() {
        courier.start();
        await().until(() -> states.size() == 1);
        courier.close();

        assertThat(statuses()).containsExactly(Status.READY, Status.OFF);
        assertThat(broker.retained().get(topic(Leaf.STATE))).contains("\"OFF\"");
    }

    @Test
    void afterABrokenLineWhatWasNotHeardIsSaidAgain() throws OutboxFull {
        courier.start();
        broker.lose(topic -> topic.endsWith("/evt"));
        courier.say(NEXT);
        await().until(() -> states.size() == 1);
        wire.cut();
        broker.lose(topic -> false);
        await().until(() -> !courier.connected());
        wire.reconnect();

        await().until(() -> said.size() == 1);
        assertThat(said.getFirst().seq()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadOrIsOfAnotherHallIsDroppedAndCounted() {
        List<Envelope> heard = new CopyOnWriteArrayList<>();
        courier.onCommand(heard::add);
        courier.start();
        hall.say(topic(Leaf.CMD), "nonsense", false);
        hall.say(
                topic(Leaf.CMD),
                codec.write(envelope(new Message.BirthWanted()))
                        .replace("birth.wanted.v1", "birth.wanted.v9"),
                false);
        hall.say(
                topic(Leaf.CMD),
                codec.write(envelope(new Message.BirthWanted())).replace("/demo/", "/other/"),
                false);

        await().until(() -> courier.dropped() == 3);
        assertThat(heard).isEmpty();
    }

    @Test
    void anOlderRevisionNeverUndoesANewerOne() {
        List<Message> shown = new CopyOnWriteArrayList<>();
        Topic strip = Topic.strip(HALL, new WindowId(3));
        courier.hear(strip, envelope -> shown.add(envelope.message()));
        courier.start();
        Message old = new Message.WindowShows(new WindowId(3), 7, new StripState.Free());
        Message newer = new Message.WindowShows(new WindowId(3), 8, new StripState.Closed());
        Message anew = new Message.WindowShows(new WindowId(3), 1, new StripState.Free());
        show(strip, newer, 5);
        show(strip, old, 5);
        show(strip, anew, 6);

        await().until(() -> shown.contains(anew));
        assertThat(shown).containsExactly(newer, anew);
    }

    @Test
    void anEventIsNotAQuestion() {
        assertThatThrownBy(() -> courier.ask(NEXT)).isInstanceOf(IllegalArgumentException.class);
    }

    private void show(Topic topic, Message message, long epoch) {
        hall.say(
                topic.toString(),
                codec.write(
                        new Envelope(ids.get(), HALL, "ctl", clock.instant(), epoch, 0, message)),
                true);
    }

    private void acknowledge(long upTo) {
        answer(Leaf.ACK, new Message.Acknowledged(outbox.epoch(), upTo, null));
    }

    private void answer(Leaf leaf, Message message) {
        hall.say(topic(leaf), codec.write(envelope(message)), false);
    }

    private Envelope envelope(Message message) {
        return new Envelope(ids.get(), HALL, "ctl", clock.instant(), 0, 0, message);
    }

    private String said(long epoch, Message message) {
        return codec.write(
                new Envelope(ids.get(), HALL, "ctl", clock.instant(), epoch, 0, message));
    }

    private Envelope understood(String words) {
        return ((Understood) codec.read(words)).envelope();
    }

    private List<Status> statuses() {
        return states.stream()
                .map(state -> ((Message.NodeState) state.message()).status())
                .toList();
    }

    private Message.NodeState state(int index) {
        return (Message.NodeState) states.get(index).message();
    }

    private static String topic(Leaf leaf) {
        return Topic.node(HALL, NODE, leaf).toString();
    }
}
