package tingxu.bridge.pad;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The driver of an evaluation pad: carries out what {@link PadTalk} decides. */
public final class EvaluationPad implements LinePad {

    private static final int PIECE = 256;

    private final InstantSource clock;
    private final Consumer<PadEvent> ear;
    private final LineKeeper keeper;
    private final PadOrders orders;
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
        this.orders = new PadOrders(clock);
        this.talk = PadTalk.begin(clock.instant());
        this.keeper = new LineKeeper(id, line, new Talking(), PadTroubles.LINE, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    @Override
    public PadOrders orders() {
        return orders;
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
            if (orders.take() instanceof PadOrders.Invite) ear.accept(new PadEvent.Silent());
            PadTalk.Turn turn = talk.cutOff(clock.instant());
            talk = turn.next();
            turn.events().forEach(ear);
        }
    }

    private void obey(Port port) throws PortGone {
        Instant now = clock.instant();
        switch (orders.take()) {
            case null -> {}
            case PadOrders.Invite invite -> perform(talk.invite(invite.until(), now), port);
            case PadOrders.Dark _ -> perform(talk.darken(now), port);
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
