package tingxu.wire.mqtt;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.outbox.Outbox;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A node's voice and ear: says each event until the hall has committed it. */
public final class Courier implements AutoCloseable {

    private final Supplier<MessageId> ids;

    public Courier(
            Wire wire,
            Outbox outbox,
            HallId hall,
            NodeId node,
            InstantSource clock,
            Supplier<MessageId> ids) {
        this.ids = ids;
    }

    /** Hears each command to this node once, on the courier's thread: it must not block. */
    public void onCommand(Consumer<Envelope> ear) {}

    /** Hears what the hall shows to all under {@code pattern}, such as {@link Topic#lines}. */
    public void hear(Topic pattern, Consumer<Envelope> ear) {}

    /** Told true at each connection, false at each loss, on the courier's thread. */
    public void onConnected(Consumer<Boolean> ear) {}

    /** Begins to connect; ears are set before. */
    public void start() {}

    /** Who we are: said now, at each connection, and whenever the hall asks. */
    public void birth(List<DeviceStatus> devices) {}

    /** Committed to the outbox when it returns; the hall hears it some time later, once. */
    public MessageId say(Message.NodeEvent event) throws Outbox.OutboxFull {
        return ids.get();
    }

    /** As {@link #say(Message.NodeEvent)}, under an id that was made before. */
    public void say(MessageId id, Message.NodeEvent event) throws Outbox.OutboxFull {}

    /** Said once, if the line is up; the answer bears the id that is returned. */
    public MessageId ask(Message.FromNode question) {
        return ids.get();
    }

    public boolean connected() {
        return false;
    }

    @Override
    public void close() {}
}
