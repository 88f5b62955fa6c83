package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** An LED board with an Onbon BX-5K or BX-6K card, alone on its line. */
public final class LedBoard implements Board {

    private static final int PIECE = 256;
    private static final Trouble LINE_DOWN =
            new Trouble(
                    "窗口屏的串口断开，请检查转换器",
                    "The board's serial line is down: check the converter",
                    "board-silent");

    private final BoardProfile profile;
    private final InstantSource clock;
    private final Consumer<Shown> ear;
    private final LineKeeper keeper;
    private final AtomicReference<@Nullable BoardFace> fresh = new AtomicReference<>();
    private @Nullable BoardFace wanted;

    /**
     * @param clock for waits: one that is never set
     * @param ear told of each face that the card has confirmed, on the board's thread
     * @param feelings told of each change of health, on the board's thread
     */
    public LedBoard(
            DeviceId id,
            Port.Opener line,
            BoardProfile profile,
            InstantSource clock,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this.profile = profile;
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::converse, LINE_DOWN, clock, feelings);
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public void show(BoardFace face) {
        fresh.set(face);
        keeper.wake();
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

    private void converse(Port port) throws PortGone {
        byte[] piece = new byte[PIECE];
        BoardTalk talk = perform(BoardTalk.start(profile, wanted, clock.instant()), port);
        while (!keeper.closing()) {
            BoardFace next = fresh.getAndSet(null);
            if (next != null) {
                wanted = next;
                talk = perform(talk.show(next, clock.instant()), port);
            }
            int count = port.read(piece, until(talk.wakeAt()));
            Instant now = clock.instant();
            if (count > 0) talk = perform(talk.on(Bytes.copyOf(piece, 0, count), now), port);
            if (!now.isBefore(talk.wakeAt())) talk = perform(talk.tick(now), port);
        }
    }

    private BoardTalk perform(BoardTalk.Step step, Port port) throws PortGone {
        for (BoardTalk.Act act : step.acts()) {
            switch (act) {
                case BoardTalk.Act.Send(Bytes bytes) -> port.write(bytes.toArray());
                case BoardTalk.Act.Confirm(BoardFace face) -> ear.accept(new Shown(face));
                case BoardTalk.Act.Feel(Health health) -> keeper.feel(health);
            }
        }
        return step.next();
    }

    private Duration until(Instant wake) {
        Duration wait = Duration.between(clock.instant(), wake);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
