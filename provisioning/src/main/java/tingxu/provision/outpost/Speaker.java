package tingxu.provision.outpost;

import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.outbox.MemoryOutbox;
import tingxu.wire.outbox.Outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * A machine of a hall with a slot, a key and a certificate of its own, that says over MQTT whatever
 * it is told to say, true or not.
 */
public final class Speaker implements AutoCloseable {

    private static final int ROOM = 1_000;

    private final MessageIds ids = new MessageIds(InstantSource.system());
    private final MemoryOutbox outbox = new MemoryOutbox(1, ROOM);
    private final Courier courier;

    /**
     * Claims its slot and connects.
     *
     * @param data the hall's
     * @param at where it answers
     * @param folder the machine's own, made here
     * @param ear hears what the hall wants of it
     */
    public Speaker(
            Path data,
            HallId hall,
            URI at,
            URI broker,
            NodeId node,
            Path folder,
            Consumer<Message> ear)
            throws IOException, InterruptedException {
        Slots.claim(data, at, node, folder, "devices: {}\n");
        MqttWire wire =
                new MqttWire(new MqttWire.Line(broker, node.name(), Slots.identity(folder)));
        courier = new Courier(wire, outbox, hall, node, InstantSource.system(), ids);
        courier.onCommand(envelope -> ear.accept(envelope.message()));
        courier.birth(List.of());
        courier.start();
    }

    public boolean connected() {
        return courier.connected();
    }

    public MessageId freshId() {
        return ids.get();
    }

    /** Says it, and again until the hall has heard it. */
    public void say(MessageId id, Message.NodeEvent event) throws IOException {
        try {
            courier.say(id, event);
        } catch (Outbox.OutboxFull full) {
            throw new IOException("the hall hears nothing any more", full);
        }
    }

    /** Whether the hall has heard all that was said. */
    public boolean heard() {
        return outbox.size() == 0;
    }

    @Override
    public void close() {
        courier.close();
    }
}
