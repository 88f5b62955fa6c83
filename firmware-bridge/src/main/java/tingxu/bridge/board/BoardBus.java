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
import java.util.ArrayList;
import java.util.List;

/**
 * The owner of a line that one board or many hang on: one thread, one question at a time.
 *
 * <p>Boards take their seats before the first of them starts. The line opens with the first start
 * and is given back when the last board has closed.
 */
public final class BoardBus {

    /** As many as one RS-485 driver of the usual kind feeds. */
    public static final int MOST_BOARDS = 32;

    static final Trouble LINE_DOWN =
            new Trouble(
                    "窗口屏的线路断开，请检查转换器或网线",
                    "The board's line is down: check the converter or the network cable",
                    "board-silent");

    private static final int PIECE = 256;
    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final LineKeeper keeper;
    private final List<BusBoard> boards = new ArrayList<>();
    private boolean started;
    private int closed;

    /**
     * @param line for people: the line's name
     * @param clock for waits: one that is never set
     */
    public BoardBus(String line, Port.Opener opener, InstantSource clock) {
        this.clock = clock;
        this.keeper =
                new LineKeeper(
                        new DeviceId(line), opener, this::converse, LINE_DOWN, clock, this::felt);
    }

    /** The board's seat. */
    synchronized int join(BusBoard board) {
        if (started)
            throw new IllegalStateException(
                    "%s comes too late: its line is already spoken on".formatted(board.id()));
        if (boards.size() == MOST_BOARDS)
            throw new IllegalArgumentException(
                    "a line has at most %d boards; %s is one more"
                            .formatted(MOST_BOARDS, board.id()));
        boards.add(board);
        return boards.size() - 1;
    }

    synchronized void start() {
        if (started) return;
        started = true;
        keeper.start();
    }

    /** A board has closed; the last one gives the line back. */
    void leave() {
        boolean last;
        synchronized (this) {
            last = ++closed == boards.size();
        }
        if (last) keeper.close();
        else wake();
    }

    void wake() {
        keeper.wake();
    }

    private synchronized List<BusBoard> seated() {
        return List.copyOf(boards);
    }

    private void felt(Health line) {
        // A line that carries an answer says nothing about the other boards.
        if (!(line instanceof Health.Ready)) seated().forEach(board -> board.feel(line));
    }

    private void converse(Port port) throws PortGone {
        List<BusBoard> seated = seated();
        List<@Nullable BoardFace> faces = new ArrayList<>();
        seated.forEach(board -> faces.add(board.wanted()));
        BusTalk talk =
                new BusTalk(
                        seated.stream().map(BusBoard::dialect).toList(), faces, clock.instant());
        try {
            perform(talk.tick(clock.instant()), seated, port);
            while (!keeper.closing()) turn(talk, seated, port);
        } finally {
            for (BusTalk.Act act : talk.end()) if (act instanceof BusTalk.Act.Told told) tell(told);
        }
    }

    private void turn(BusTalk talk, List<BusBoard> seated, Port port) throws PortGone {
        for (BusBoard board : seated) {
            if (board.isClosed()) perform(talk.leave(board.seat(), clock.instant()), seated, port);
            BoardFace face = board.fresh();
            if (face != null) perform(talk.show(board.seat(), face, clock.instant()), seated, port);
            for (Errand errand : board.errands())
                perform(talk.send(board.seat(), errand, clock.instant()), seated, port);
        }
        byte[] piece = new byte[PIECE];
        int count = port.read(piece, until(talk.wakeAt()));
        Instant now = clock.instant();
        if (count > 0) perform(talk.on(Bytes.copyOf(piece, 0, count), now), seated, port);
        if (!now.isBefore(talk.wakeAt())) perform(talk.tick(now), seated, port);
    }

    private void perform(List<BusTalk.Act> acts, List<BusBoard> seated, Port port) throws PortGone {
        for (BusTalk.Act act : acts) {
            switch (act) {
                case BusTalk.Act.Send(int _, Bytes bytes) -> port.write(bytes.toArray());
                case BusTalk.Act.Confirm(int seat, BoardFace face) -> seated.get(seat).tell(face);
                case BusTalk.Act.Told told -> tell(told);
                case BusTalk.Act.Feel(int seat, Health health) -> {
                    if (health instanceof Health.Ready) keeper.feel(health);
                    seated.get(seat).feel(health);
                }
            }
        }
    }

    private static void tell(BusTalk.Act.Told told) {
        told.errand().outcome().complete(told.answer());
    }

    private Duration until(Instant wake) {
        Instant now = clock.instant();
        if (wake.isAfter(now.plus(LOOK_UP))) return LOOK_UP;
        Duration wait = Duration.between(now, wake);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
