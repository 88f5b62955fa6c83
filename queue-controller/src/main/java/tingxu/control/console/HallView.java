package tingxu.control.console;

import tingxu.control.board.Aside;
import tingxu.control.board.BoardText;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.report.Report;
import tingxu.wire.TicketNumber;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the screens show beside the hall's present state, folded from its committed entries. */
public final class HallView {

    /** Calls whose reasons are at hand; older ones are in the journal. */
    private static final int CALLS_REMEMBERED = 5_000;

    private final Report report = new Report();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LinkedHashMap<TicketNumber, TicketCalled> calls = new LinkedHashMap<>();
    private volatile BoardText board = BoardText.EMPTY;
    private volatile Aside aside = Aside.NONE;
    private long row;

    private HallView() {}

    /** Folds what has been today, and follows what comes. */
    public static HallView follow(Journal journal, HallLoop loop) {
        HallView view = new HallView();
        synchronized (view.calls) {
            loop.listen(view::take); // waits here until the past is folded
            journal.read(loop.dayRow(), view::take);
        }
        return view;
    }

    private void take(Entry entry) {
        if (entry.events().isEmpty()) return;
        synchronized (calls) {
            if (entry.row() <= row) return;
            row = entry.row();
            fold(entry);
        }
        listeners.forEach(Runnable::run);
    }

    private void fold(Entry entry) {
        for (Event event : entry.events()) {
            board = board.after(event);
            aside = aside.after(event);
            report.take(event);
            remember(event);
        }
    }

    private void remember(Event event) {
        if (event instanceof Event.DayOpened) calls.clear();
        if (event instanceof TicketCalled called) {
            calls.remove(called.ticket());
            calls.put(called.ticket(), called);
            if (calls.size() > CALLS_REMEMBERED) calls.pollFirstEntry();
        }
    }

    public BoardText board() {
        return board;
    }

    public Aside aside() {
        return aside;
    }

    public Report report() {
        return report;
    }

    /** The last call of a ticket today, with all that was weighed. */
    public Optional<TicketCalled> callOf(TicketNumber ticket) {
        synchronized (calls) {
            return Optional.ofNullable(calls.get(ticket));
        }
    }

    /** Told after each change, on the loop's thread: must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
