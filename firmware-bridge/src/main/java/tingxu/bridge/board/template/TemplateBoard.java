package tingxu.bridge.board.template;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardBus;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Shown;
import tingxu.bridge.port.Port;

import java.time.InstantSource;
import java.util.function.Consumer;

/** A board of any maker, spoken with in the frame that a hall has written down. */
public final class TemplateBoard implements Board {

    private final BusBoard board;

    /**
     * Alone on its line.
     *
     * @param clock for waits: one that is never set
     * @param ear told of each face that the board has taken, on the board's thread
     * @param feelings told of each change of health, on the board's thread
     */
    public TemplateBoard(
            DeviceId id,
            Port.Opener line,
            TemplateProfile profile,
            InstantSource clock,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this(new BoardBus(id.name(), line, clock), id, profile, ear, feelings);
    }

    /** With a seat on a line that several boards share, each with an address of its own. */
    public TemplateBoard(
            BoardBus bus,
            DeviceId id,
            TemplateProfile profile,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this.board = new BusBoard(bus, id, new TemplateDialect(profile), ear, feelings);
    }

    @Override
    public void start() {
        board.start();
    }

    @Override
    public void show(BoardFace face) {
        board.show(face);
    }

    @Override
    public DeviceId id() {
        return board.id();
    }

    @Override
    public Health health() {
        return board.health();
    }

    @Override
    public void close() {
        board.close();
    }
}
