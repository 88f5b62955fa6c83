package tingxu.control.waits;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Lesson;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.rules.Hall;

import java.io.UncheckedIOException;
import java.util.List;

/**
 * Goes once more over each day that has ended: what it teaches, and how far each forecaster would
 * have been off on it. On a thread of its own; a day is read once.
 */
public final class Review implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Review.class);

    private final Hall hall = new Hall(Policies::of);
    private final Journal journal;
    private final HallLoop loop;
    private final Rota rota;
    private final Lessons lessons;
    private final Thread thread;
    private volatile boolean closing;
    private boolean ended = true;

    private Review(Journal journal, HallLoop loop, Rota rota, Lessons lessons) {
        this.rota = rota;
        this.journal = journal;
        this.loop = loop;
        this.lessons = lessons;
        this.thread = Thread.ofPlatform().name("review").daemon().unstarted(this::run);
    }

    /** Goes over the days that ended since it last did, and over each that ends from now on. */
    public static Review follow(Journal journal, HallLoop loop, Rota rota, Lessons lessons) {
        Review review = new Review(journal, loop, rota, lessons);
        loop.listen(review::take);
        review.thread.start();
        return review;
    }

    private void take(Entry entry) {
        for (Event event : entry.events()) if (event instanceof Event.DayEnded) wake(false);
    }

    private void run() {
        try {
            while (awaitEnd()) {
                try {
                    catchUp();
                } catch (UncheckedIOException unwritable) {
                    LOG.warn("{}; it is tried again with the next day", unwritable.getMessage());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() {
        List<Lesson> last = lessons.last(1);
        long from = last.isEmpty() ? 1 : last.getFirst().lastRow() + 1;
        HallState now = loop.state();
        long until = now.dayOpen() ? loop.dayRow() - 1 : loop.row();
        if (from > until) return;
        LOG.info("going over the days in rows {} to {}", from, until);
        Teacher teacher = new Teacher(hall, rota, lessons);
        journal.read(
                from,
                entry -> {
                    if (closing || entry.row() > until) return;
                    entry.events().forEach(event -> teacher.saw(event, entry.row()));
                });
    }

    private synchronized boolean awaitEnd() throws InterruptedException {
        while (!ended && !closing) wait();
        ended = false;
        return !closing;
    }

    private synchronized void wake(boolean toClose) {
        ended = true;
        if (toClose) closing = true;
        notifyAll();
    }

    /** What it is at is left, and begun again by the next. */
    @Override
    public void close() {
        wake(true);
    }
}
