package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The driver of an evaluation pad: carries out what {@link PadTalk} decides. */
public final class EvaluationPad implements Pad {

    private static final Duration LONGEST_INVITATION = Duration.ofMinutes(10);
    private static final int PIECE = 256;

    private sealed interface Order {}

    private record Invite(Instant until) implements Order {}

    private record Dark() implements Order {}

    private final InstantSource clock;
    private final Consumer<PadEvent> ear;
    private final LineKeeper keeper;
    private final AtomicReference<@Nullable Order> newest = new AtomicReference<>();
    private PadTalk talk;

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears what becomes of invitations, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public EvaluationPad(
            DeviceId id,
            Port.Opener line,
            InstantSource clock,
            Consumer<PadEvent> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.talk = PadTalk.begin(clock.instant());
        this.keeper = new LineKeeper(id, line, new Talking(), PadTroubles.LINE, clock, feelings);
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public void invite(Duration patience) {
        if (patience.compareTo(Duration.ofSeconds(1)) < 0
                || patience.compareTo(LONGEST_INVITATION) > 0)
            throw new IllegalArgumentException(
                    "an invitation lasts 1 second to 10 minutes, not " + patience);
        order(new Invite(clock.instant().plus(patience)));
    }

    @Override
    public void dark() {
        order(new Dark());
    }

    @Override
    public DeviceId id() {
        return keeper.id();
    }

    @Override
    public Health health() {
        return keeper.health();
    }

    @Override
    public void close() {
        keeper.close();
    }

    private void order(Order order) {
        newest.set(order);
        keeper.wake();
    }

    private final class Talking implements LineKeeper.Conversation {

        @Override
        public void hold(Port port) throws PortGone {
            Sentence.Framer framer = new Sentence.Framer();
            byte[] piece = new byte[PIECE];
            perform(talk.meet(clock.instant()), port);
            while (!keeper.closing()) {
                obey(port);
                int count = port.read(piece, untilWake());
                for (int i = 0; i < count; i++) {
                    Sentence said = framer.feed(piece[i] & 0xFF);
                    if (said != null) perform(talk.heard(said, clock.instant()), port);
                }
                if (!clock.instant().isBefore(talk.wakeAt()))
                    perform(talk.woken(clock.instant()), port);
            }
        }

        @Override
        public void lineDown() {
            if (newest.getAndSet(null) instanceof Invite) ear.accept(new PadEvent.Silent());
            PadTalk.Turn turn = talk.cutOff(clock.instant());
            talk = turn.next();
            turn.events().forEach(ear);
        }
    }

    private void obey(Port port) throws PortGone {
        Instant now = clock.instant();
        switch (newest.getAndSet(null)) {
            case null -> {}
            case Invite invite -> perform(talk.invite(invite.until(), now), port);
            case Dark _ -> perform(talk.darken(now), port);
        }
    }

    private void perform(PadTalk.Turn turn, Port port) throws PortGone {
        talk = turn.next();
        Health health = turn.health();
        if (health != null) keeper.feel(health);
        turn.events().forEach(ear);
        for (Sentence sentence : turn.says()) port.write(sentence.frame().toArray());
    }

    private Duration untilWake() {
        Duration wait = Duration.between(clock.instant(), talk.wakeAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
