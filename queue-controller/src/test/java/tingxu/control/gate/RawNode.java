package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A node by hand: says what it is told to, with the epoch and seq it is told. */
final class RawNode {

    static final long EPOCH = 100;

    final List<Message> commands = new CopyOnWriteArrayList<>();
    final List<Message.Acknowledged> acks = new CopyOnWriteArrayList<>();

    private final HallId hall;
    private final NodeId node;
    private final InstantSource clock;
    private final Supplier<MessageId> ids;
    private final MemoryWire wire;
    private final Codec codec = new Codec();
    private volatile @Nullable MessageId lastCommand;

    RawNode(
            MemoryBroker broker,
            HallId hall,
            String name,
            InstantSource clock,
            Supplier<MessageId> ids) {
        this.hall = hall;
        this.node = new NodeId(name);
        this.clock = clock;
        this.ids = ids;
        this.wire = broker.wire(name);
        wire.hear(
                topic(Leaf.CMD),
                (topic, words) -> {
                    lastCommand = ((Understood) codec.read(words)).envelope().id();
                    commands.add(read(words));
                });
        wire.hear(topic(Leaf.ACK), (topic, words) -> acks.add((Message.Acknowledged) read(words)));
        wire.start();
    }

    /** Born, and born again when the hall asks, as every node must. */
    RawNode introduced() {
        born("session-1", 0);
        born("session-1", 0);
        return this;
    }

    void born(String session, long heard) {
        Message state =
                new Message.NodeState(Message.NodeState.Status.READY, session, "1.0.0", List.of());
        say(Leaf.STATE, envelope(ids.get(), EPOCH, heard, clock.instant(), state), true);
    }

    /** Over a new connection, by software that tells whether anybody asked. */
    void bornUnasked(String session) {
        Message state =
                new Message.NodeState(
                        Message.NodeState.Status.READY, session, "1.0.0", List.of(), "", 0L);
        say(Leaf.STATE, envelope(ids.get(), EPOCH, 0, clock.instant(), state), true);
    }

    MessageId event(long seq, Message event) {
        MessageId id = ids.get();
        event(id, EPOCH, seq, event);
        return id;
    }

    void event(MessageId id, long epoch, long seq, Message event) {
        say(Leaf.EVT, envelope(id, epoch, seq, clock.instant(), event), false);
    }

    void eventOf(Instant time, long seq, Message event) {
        say(Leaf.EVT, envelope(ids.get(), EPOCH, seq, time, event), false);
    }

    MessageId ask(Message question) {
        MessageId id = ids.get();
        say(Leaf.ASK, envelope(id, 0, 0, clock.instant(), question), false);
        return id;
    }

    /** The id of the command that was heard last. */
    MessageId lastCommand() {
        return Objects.requireNonNull(lastCommand);
    }

    void done(MessageId command, @Nullable Words why) {
        Message result = new Message.CommandDone(command, why == null, why);
        say(Leaf.RES, envelope(ids.get(), 0, 0, clock.instant(), result), false);
    }

    void say(Leaf leaf, Envelope envelope, boolean retained) {
        wire.say(topic(leaf), codec.write(envelope), retained);
    }

    void sayRaw(String topic, String words) {
        wire.say(topic, words, false);
    }

    Envelope envelope(MessageId id, long epoch, long seq, Instant time, Message message) {
        return new Envelope(id, hall, node.name(), time, epoch, seq, message);
    }

    void reconnect() {
        wire.reconnect();
    }

    <T extends Message> List<T> heard(Class<T> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long acknowledged() {
        return acks.stream().mapToLong(Message.Acknowledged::upTo).max().orElse(-1);
    }

    String topic(Leaf leaf) {
        return Topic.node(hall, node, leaf).toString();
    }

    private Message read(String words) {
        return ((Understood) codec.read(words)).envelope().message();
    }
}
