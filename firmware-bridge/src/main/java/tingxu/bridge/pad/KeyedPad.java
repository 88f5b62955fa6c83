package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The driver of an evaluation pad that sends one byte a key and hears nothing: a keyed serial pad,
 * or a keypad behind a {@code KeyPort}. Carries out what {@link KeyedTalk} decides.
 */
public final class KeyedPad implements Pad {

    /** What its keys may mean, in the order in which they are taught. */
    public static final List<String> MEANINGS = List.of("5", "4", "3", "2", "1");

    private static final Duration LONGEST_INVITATION = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final int PIECE = 64;

    private sealed interface Order {}

    private record Invite(Instant until) implements Order {}

    private record Dark() implements Order {}

    private final InstantSource clock;
    private final Consumer<PadEvent> ear;
    private final LineKeeper keeper;
    private final AtomicReference<@Nullable Order> newest = new AtomicReference<>();
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
        this.talk = KeyedTalk.begin(keys);
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

    /** It cannot be asked: ready as long as its line is open. */
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
            byte[] piece = new byte[PIECE];
            keeper.feel(new Health.Ready());
            while (!keeper.closing()) {
                hear(port, piece, untilWake());
                if (newest.get() != null) {
                    // A key that was pressed before the invitation is not its answer.
                    hear(port, piece, Duration.ZERO);
                    obey();
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
            if (newest.getAndSet(null) instanceof Invite) ear.accept(new PadEvent.Silent());
            perform(talk.cutOff());
        }
    }

    private void obey() {
        switch (newest.getAndSet(null)) {
            case null -> {}
            case Invite invite -> talk = talk.invite(invite.until());
            case Dark _ -> talk = talk.darken();
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
