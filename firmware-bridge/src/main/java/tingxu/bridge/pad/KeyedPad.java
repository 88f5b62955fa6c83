package tingxu.bridge.pad;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The driver of an evaluation pad that sends one byte a key and hears nothing: a keyed serial pad,
 * or a keypad behind a {@code KeyPort}. Carries out what {@link KeyedTalk} decides.
 */
public final class KeyedPad implements LinePad {

    /** What its keys may mean, in the order in which they are taught. */
    public static final List<String> MEANINGS = List.of("5", "4", "3", "2", "1");

    private static final Duration REST = Duration.ofSeconds(60);
    private static final int PIECE = 64;

    private final InstantSource clock;
    private final Consumer<PadEvent> ear;
    private final LineKeeper keeper;
    private final PadOrders orders;
    private KeyedTalk talk;

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears what becomes of invitations, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public KeyedPad(
            DeviceId id,
            Port.Opener line,
            KeyMap keys,
            InstantSource clock,
            Consumer<PadEvent> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.orders = new PadOrders(clock);
        this.talk = KeyedTalk.begin(keys);
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
            byte[] piece = new byte[PIECE];
            keeper.feel(new Health.Ready());
            while (!keeper.closing()) {
                if (orders.waiting()) {
                    // A key that was pressed before the invitation is not its answer.
                    hear(port, piece, Duration.ZERO);
                    obey();
                } else {
                    hear(port, piece, untilWake());
                }
                perform(talk.woken(clock.instant()));
            }
        }

        private void hear(Port port, byte[] piece, Duration limit) throws PortGone {
            int count = port.read(piece, limit);
            Instant now = clock.instant();
            for (int i = 0; i < count; i++) perform(talk.heard(piece[i] & 0xFF, now));
        }

        @Override
        public void lineDown() {
            if (orders.take() instanceof PadOrders.Invite) ear.accept(new PadEvent.Silent());
            perform(talk.cutOff());
        }
    }

    private void obey() {
        switch (orders.take()) {
            case null -> {}
            case PadOrders.Invite invite -> talk = talk.invite(invite.until());
            case PadOrders.Dark _ -> talk = talk.darken();
        }
    }

    private void perform(KeyedTalk.Turn turn) {
        talk = turn.next();
        PadEvent event = turn.event();
        if (event != null) ear.accept(event);
    }

    private Duration untilWake() {
        Instant until = talk.until();
        if (until == null) return REST;
        Duration wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
