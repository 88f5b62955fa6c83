package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A board in any dialect, with a seat on its line. */
public final class BusBoard implements Board {

    private static final Logger LOG = LoggerFactory.getLogger(BusBoard.class);

    private final DeviceId id;
    private final BoardBus bus;
    private final Dialect dialect;
    private final Consumer<Shown> ear;
    private final Consumer<Health> feelings;
    private final int seat;
    private final AtomicReference<@Nullable BoardFace> fresh = new AtomicReference<>();
    private final AtomicReference<@Nullable Health> felt = new AtomicReference<>();
    private final BlockingQueue<Errand> errands = new LinkedBlockingQueue<>(BoardTalk.MOST_ERRANDS);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable BoardFace wanted;

    /**
     * @param ear told of each face that the board has confirmed, on the line's thread
     * @param feelings told of each change of health, on the line's thread
     */
    public BusBoard(
            BoardBus bus,
            DeviceId id,
            Dialect dialect,
            Consumer<Shown> ear,
            Consumer<Health> feelings) {
        this.id = id;
        this.bus = bus;
        this.dialect = dialect;
        this.ear = ear;
        this.feelings = feelings;
        this.seat = bus.join(this);
    }

    @Override
    public void start() {
        bus.start();
    }

    @Override
    public void show(BoardFace face) {
        fresh.set(face);
        bus.wake();
    }

    /**
     * Asks for something once and returns at once; {@link Errand#outcome} tells what came of it.
     */
    public Errand send(Errand errand) {
        if (closed.get() || !errands.offer(errand)) errand.outcome().complete(new Answer.Silence());
        bus.wake();
        return errand;
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public Health health() {
        Health now = felt.get();
        return now == null ? new Health.Gone(BoardBus.LINE_DOWN) : now;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        bus.leave();
        errands().forEach(errand -> errand.outcome().complete(new Answer.Silence()));
    }

    int seat() {
        return seat;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isClosed() {
        return closed.get();
    }

    @Nullable BoardFace wanted() {
        return wanted;
    }

    /** What somebody has asked for since the last look. */
    @Nullable BoardFace fresh() {
        BoardFace face = fresh.getAndSet(null);
        if (face != null) wanted = face;
        return face;
    }

    List<Errand> errands() {
        List<Errand> all = new ArrayList<>();
        errands.drainTo(all);
        return all;
    }

    void tell(BoardFace confirmed) {
        ear.accept(new Shown(confirmed));
    }

    void feel(Health now) {
        if (now.equals(felt.getAndSet(now))) return;
        if (now instanceof Health.Gone gone) LOG.warn("{}: gone: {}", id, gone.trouble().en());
        feelings.accept(now);
    }
}
