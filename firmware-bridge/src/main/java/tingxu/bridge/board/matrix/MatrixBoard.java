package tingxu.bridge.board.matrix;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A board of MAX7219 chips on SPI: shows the number alone, dashes for a pause, else nothing.
 *
 * <p>The chips never answer. So they are told everything again every few seconds: one that lost its
 * voltage for a moment comes back by itself, and a board that is not there is not noticed.
 */
public final class MatrixBoard implements Board, LineDevice {

    static final Duration REFRESH = Duration.ofSeconds(5);

    private static final Trouble LINE_DOWN =
            new Trouble(
                    "点阵屏的 SPI 打不开，请在 raspi-config 中启用 SPI",
                    "The board's SPI does not open: enable SPI in raspi-config",
                    "board-spi");

    private final MatrixProfile profile;
    private final Consumer<Shown> ear;
    private final LineKeeper keeper;
    private final AtomicReference<@Nullable BoardFace> fresh = new AtomicReference<>();
    private BoardFace wanted = BoardFace.dark();

    /**
     * @param chips a chip of {@code Pins}
     * @param clock for waits: one that is never set
     * @param ear told of each face that was sent, on the board's thread
     * @param feelings told of each change of health, on the board's thread
     */
    public MatrixBoard(
            DeviceId id,
            Port.Opener chips,
            MatrixProfile profile,
            InstantSource clock,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this.profile = profile;
        this.ear = ear;
        this.keeper = new LineKeeper(id, chips, this::keepLit, LINE_DOWN, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    @Override
    public void show(BoardFace face) {
        fresh.set(face);
        keeper.wake();
    }

    private void keepLit(Port chips) throws PortGone {
        while (!keeper.closing()) {
            BoardFace next = fresh.getAndSet(null);
            if (next != null) wanted = next;
            MatrixPicture picture = MatrixPicture.of(wanted.digits(), profile);
            send(picture.rowBursts(), chips);
            send(picture.wakingBursts(), chips);
            keeper.feel(new Health.Ready());
            if (next != null) ear.accept(new Shown(next));
            chips.read(new byte[1], REFRESH);
        }
    }

    private static void send(List<Bytes> bursts, Port chips) throws PortGone {
        for (Bytes burst : bursts) chips.write(burst.toArray());
    }
}
