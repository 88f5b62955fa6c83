package tingxu.control.gate;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.Topic;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;

/** The hall's voice: puts a message in its envelope and on the wire. */
final class Speaker {

    /** The controller's name on the wire. */
    static final String NAME = "ctl";

    private final HallId hall;
    private final Wire wire;
    private final InstantSource clock;
    private final Supplier<MessageId> ids;
    private final Codec codec = new Codec();
    private final Instant since;
    private final long epoch;

    Speaker(HallId hall, Wire wire, InstantSource clock, Supplier<MessageId> ids) {
        this.hall = hall;
        this.wire = wire;
        this.clock = clock;
        this.ids = ids;
        this.since = clock.instant();
        this.epoch = Math.max(1, Duration.ofMillis(clock.millis()).toMinutes());
    }

    boolean say(Topic topic, Message message) {
        return wire.say(topic.toString(), words(message), false);
    }

    boolean show(Topic topic, Message message) {
        return wire.say(topic.toString(), words(message), true);
    }

    /** Says again what {@link #words} made: same id, so that it takes effect once. */
    boolean repeat(Topic topic, String words) {
        return wire.say(topic.toString(), words, false);
    }

    String words(Message message) {
        return words(ids.get(), message);
    }

    String words(MessageId id, Message message) {
        return codec.write(new Envelope(id, hall, NAME, clock.instant(), epoch, 0, message));
    }

    MessageId freshId() {
        return ids.get();
    }

    /** A good-bye says nothing of the day: the hall may be back in a minute. */
    Message.HallBirth goodBye() {
        return new Message.HallBirth(false, epoch, since, null);
    }

    Message.HallBirth birth(boolean open, LocalDate day) {
        return new Message.HallBirth(open, epoch, since, day);
    }

    HallId hall() {
        return hall;
    }
}
