package tingxu.bridge.callpad;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The driver of a call pad: carries out what {@link CallPadTalk} decides. */
public final class CallPad implements LineDevice {

    private static final int PIECE = 256;

    private final InstantSource clock;
    private final Consumer<KeyPressed> ear;
    private final LineKeeper keeper;

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears each key once, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public CallPad(
            DeviceId id,
            Port.Opener line,
            InstantSource clock,
            Consumer<KeyPressed> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::converse, CallPadTalk.LINE, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    private void converse(Port port) throws PortGone {
        Sentence.Framer framer = new Sentence.Framer();
        byte[] piece = new byte[PIECE];
        CallPadTalk talk = perform(CallPadTalk.begin(clock.instant()), port);
        while (!keeper.closing()) {
            int count = port.read(piece, untilWake(talk));
            for (int i = 0; i < count; i++) {
                Sentence said = framer.feed(piece[i] & 0xFF);
                if (said != null) talk = perform(talk.heard(said, clock.instant()), port);
            }
            if (!clock.instant().isBefore(talk.wakeAt()))
                talk = perform(talk.woken(clock.instant()), port);
        }
    }

    /** Tells first and takes then: a key that nobody heard of is repeated. */
    private CallPadTalk perform(CallPadTalk.Turn turn, Port port) throws PortGone {
        Health health = turn.health();
        if (health != null) keeper.feel(health);
        KeyPressed event = turn.event();
        if (event != null) ear.accept(event);
        Sentence says = turn.says();
        if (says != null) port.write(says.frame().toArray());
        return turn.next();
    }

    private Duration untilWake(CallPadTalk talk) {
        Duration wait = Duration.between(clock.instant(), talk.wakeAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
