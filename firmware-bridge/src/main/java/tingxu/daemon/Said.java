package tingxu.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.wire.Message.CommandDone;
import tingxu.wire.Message.NodeEvent;
import tingxu.wire.MessageId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.outbox.Outbox.OutboxFull;

/** What the bridge tells the hall. */
final class Said {

    private static final Logger LOG = LoggerFactory.getLogger(Said.class);

    private final Courier courier;

    Said(Courier courier) {
        this.courier = courier;
    }

    /**
     * Kept until the hall has heard it. A full outbox means hours without the hall: it is logged.
     */
    void say(NodeEvent event) {
        try {
            courier.say(event);
        } catch (OutboxFull full) {
            LOG.warn("{}: not said: {}", full.getMessage(), event);
        }
    }

    /** For what would do harm if it came late, such as a key pressed while the hall was away. */
    void sayNow(NodeEvent event) {
        if (courier.connected()) say(event);
        else LOG.warn("the hall is out of reach: dropped {}", event);
    }

    /** What the hall has asked for did not happen. */
    void notDone(MessageId command, Words why) {
        courier.ask(new CommandDone(command, false, why));
    }
}
