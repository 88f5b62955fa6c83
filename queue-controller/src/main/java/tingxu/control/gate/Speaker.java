package tingxu.control.gate;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.Topic;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

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
    private final InstantSource steady;
    private final Supplier<MessageId> ids;
    private final Codec codec;
    private final Instant since;

    /** Of no other run, also where the clock was set between: nodes tell runs apart by it. */
    private final long epoch;

    /**
     * @param clock the hall's time of day, by which it shows things
     * @param steady never set, by which it speaks to nodes: they tell by it how old a word is
     */
    Speaker(
            HallId hall,
            Wire wire,
            InstantSource clock,
            InstantSource steady,
            Supplier<MessageId> ids) {
        this.hall = hall;
        this.wire = wire;
        this.codec = wire.codec();
        this.clock = clock;
        this.steady = steady;
        this.ids = ids;
        this.since = clock.instant();
        this.epoch = Math.max(1, clock.millis());
    }

    boolean say(Topic topic, Message message) {
        return wire.say(topic.toString(), words(message), false);
    }

    boolean show(Topic topic, Message message) {
        return wire.say(topic.toString(), shown(message), true);
    }

    /** As it is shown, with the time of day. */
    String shown(Message message) {
        return words(ids.get(), message, clock.instant());
    }

    /** Says again what {@link #words} made: same id, so that it takes effect once. */
    boolean repeat(Topic topic, String words) {
        return wire.say(topic.toString(), words, false);
    }

    String words(Message message) {
        return words(ids.get(), message);
    }

    String words(MessageId id, Message message) {
        return words(id, message, steady.instant());
    }

    private String words(MessageId id, Message message, Instant at) {
        return codec.write(new Envelope(id, hall, NAME, at, epoch, 0, message));
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
