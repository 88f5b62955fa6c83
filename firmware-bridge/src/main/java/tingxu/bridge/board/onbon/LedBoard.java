package tingxu.bridge.board.onbon;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.board.Answer;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardBus;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Errand;
import tingxu.bridge.board.Shown;
import tingxu.bridge.port.Port;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An LED board with an Onbon BX-5K or BX-6K card, alone on its line or with others. */
public final class LedBoard implements Board {

    private final OnbonDialect dialect;
    private final BusBoard board;

    /**
     * Alone on its line.
     *
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
        this(new BoardBus(id.name(), line, clock), id, profile, ear, feelings);
    }

    /** With a seat on a line that several boards share, each with an address of its own. */
    public LedBoard(
            BoardBus bus,
            DeviceId id,
            BoardProfile profile,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this.dialect = new OnbonDialect(profile);
        this.board = new BusBoard(bus, id, dialect, ear, feelings);
    }

    @Override
    public void start() {
        board.start();
    }

    @Override
    public void show(BoardFace face) {
        board.show(face);
    }

    /** Lights up or goes dark; a card that is dark keeps its face. */
    public CompletableFuture<Answer> power(boolean on) {
        return send(dialect.errand(on ? "power on" : "power off", BoardCommand.power(on)));
    }

    /**
     * @param level 0 to 15
     */
    public CompletableFuture<Answer> brightness(int level) {
        return send(dialect.errand("brightness", BoardCommand.brightness(level)));
    }

    /**
     * @param time in the hall's own time
     */
    public CompletableFuture<Answer> clock(LocalDateTime time) {
        return send(dialect.errand("clock", BoardCommand.clock(time)));
    }

    /** Says the words once, on a card with a voice (6K-YY). */
    public CompletableFuture<Answer> speak(String words) {
        return send(dialect.errand("speak", BoardCommand.speak(words, dialect.profile().voice())));
    }

    /** What the card tells of itself; empty when it does not answer, or in another form. */
    public CompletableFuture<Optional<BoardStatus>> status() {
        return send(dialect.errand("status", BoardCommand.status()))
                .thenApply(answer ->
                        switch (answer) {
                            case Answer.Yes(var data) -> Optional.ofNullable(BoardStatus.in(data));
                            case Answer.No _, Answer.Silence _ -> Optional.empty();
                        });
    }

    private CompletableFuture<Answer> send(Errand errand) {
        return board.send(errand).outcome();
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
