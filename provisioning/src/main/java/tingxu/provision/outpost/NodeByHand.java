package tingxu.provision.outpost;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * A machine of the hall with a slot and a certificate of its own that is played by hand: it says
 * what it is told to, in whatever order and however often, and remembers what it is answered.
 */
public final class NodeByHand implements AutoCloseable {

    private static final String SOFTWARE = "1.0.0";

    private final HallId hall;
    private final NodeId node;
    private final URI broker;
    private final TlsIdentity identity;
    private final MessageIds ids = new MessageIds(InstantSource.system());
    private final Codec codec = new Codec();
    private final MqttWire wire;
    private final Map<MessageId, Set<TicketId>> granted = new ConcurrentHashMap<>();
    private volatile String session = "";
    private final AtomicLong epoch = new AtomicLong(1);
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean asBefore;
    private volatile boolean up;

    private NodeByHand(HallId hall, NodeId node, URI broker, TlsIdentity identity) {
        this.hall = hall;
        this.node = node;
        this.broker = broker;
        this.identity = identity;
        this.wire = new MqttWire(new MqttWire.Line(broker, node.name(), identity));
        wire.hear(Topic.node(hall, node, Leaf.CMD).toString(), (topic, words) -> command(words));
        wire.hear(Topic.node(hall, node, Leaf.ACK).toString(), (topic, words) -> ack(words));
        wire.onConnected(this::connected);
    }

    /**
     * It claims its slot as a technician does, and connects from then on.
     *
     * @param folder of its own, made here
     * @param data the hall's
     * @param answers where the hall answers
     */
    public static NodeByHand claimed(
            Path folder, Path data, URI answers, URI broker, HallId hall, NodeId node)
            throws IOException, InterruptedException {
        Slots.claim(data, answers, node, folder, "devices: {}\n");
        NodeByHand fresh = new NodeByHand(hall, node, broker, Slots.identity(folder));
        fresh.wire.start();
        return fresh;
    }

    // ------------------------------------------------------------------ what it says

    /** An event as it travels, in the epoch that it has now. */
    public String words(MessageId id, long seq, Instant at, Message.NodeEvent event) {
        return codec.write(new Envelope(id, hall, node.name(), at, epoch.get(), seq, event));
    }

    /** On its pipe for events; nothing of it is kept while the line is down. */
    public void say(String words) {
        sayOn(Topic.node(hall, node, Leaf.EVT), words);
    }

    /**
     * On any pipe, its own or not.
     *
     * @return whether there was a line to say it into
     */
    public boolean sayOn(Topic topic, String words) {
        return wire.say(topic.toString(), words, false);
    }

    /** Whatever it may hear of that from now on. */
    public void listen(String pattern, BiConsumer<String, String> ear) {
        wire.hear(pattern, ear);
    }

    /** As after a new installation: its events count from 1 again. */
    public void beginAnew() {
        epoch.incrementAndGet();
        acknowledged.set(0);
        introduce();
    }

    /**
     * Begins anew with the software of a version before this one, or with this one again: what it
     * says of itself then names neither the question nor an earlier life.
     */
    public void speakAsBefore(boolean before) {
        asBefore = before;
        beginAnew();
    }

    private void connected(boolean now) {
        up = now;
        if (now) introduce();
    }

    private void introduce() {
        session = ids.get().ulid();
        born("");
    }

    private void born(String answers) {
        Message.NodeState.Status ready = Message.NodeState.Status.READY;
        Message.NodeState state =
                asBefore
                        ? new Message.NodeState(ready, session, SOFTWARE, List.of())
                        : new Message.NodeState(ready, session, SOFTWARE, List.of(), answers, 0L);
        Envelope birth =
                new Envelope(
                        ids.get(),
                        hall,
                        node.name(),
                        Instant.now(),
                        epoch.get(),
                        acknowledged.get(),
                        state);
        wire.say(Topic.node(hall, node, Leaf.STATE).toString(), codec.write(birth), true);
    }

    // ------------------------------------------------------------------ what it hears

    private void command(String words) {
        if (!(codec.read(words) instanceof Understood(Envelope envelope))) return;
        if (envelope.message() instanceof Message.BirthWanted) born(envelope.id().ulid());
        if (envelope.message() instanceof Message.TicketGranted grant)
            granted.computeIfAbsent(grant.request(), _ -> ConcurrentHashMap.newKeySet())
                    .add(grant.ticket());
    }

    private void ack(String words) {
        if (codec.read(words) instanceof Understood(Envelope envelope)
                && envelope.message() instanceof Message.Acknowledged ack
                && ack.ackEpoch() == epoch.get())
            acknowledged.accumulateAndGet(ack.upTo(), Math::max);
    }

    /** Every ticket that the hall granted for this request. */
    public Set<TicketId> granted(MessageId request) {
        return Set.copyOf(granted.getOrDefault(request, Set.of()));
    }

    /** Up to this seq the hall has committed what it said. */
    public long acknowledged() {
        return acknowledged.get();
    }

    public boolean isUp() {
        return up;
    }

    public NodeId node() {
        return node;
    }

    public URI broker() {
        return broker;
    }

    public TlsIdentity identity() {
        return identity;
    }

    @Override
    public void close() {
        wire.close();
    }
}
