package tingxu.control.view;

import tingxu.control.board.Aside;
import tingxu.control.board.BoardText;
import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.report.Report;
import tingxu.control.roster.StaffCalls;
import tingxu.control.why.CallLog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the screens show beside the hall's present state, folded from its committed entries. */
public final class HallView {

    private final Report report = new Report();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object folding = new Object();
    private volatile PolicyCourse policies = PolicyCourse.NONE;
    private volatile CallLog calls = CallLog.EMPTY;
    private volatile BoardText board = BoardText.EMPTY;
    private volatile StaffCalls staffCalls = StaffCalls.NONE;
    private volatile Aside aside = Aside.NONE;
    private long row;

    private HallView() {}

    /** Folds what has been today, and follows what comes. */
    public static HallView follow(Journal journal, HallLoop loop) {
        HallView view = new HallView();
        synchronized (view.folding) {
            loop.listen(view::take); // waits here until the past is folded
            journal.read(loop.dayRow(), view::take);
        }
        return view;
    }

    private void take(Entry entry) {
        if (entry.events().isEmpty()) return;
        synchronized (folding) {
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
            staffCalls = staffCalls.after(event);
            report.take(event);
            calls = calls.after(event);
            policies = policies.after(event);
        }
    }

    public BoardText board() {
        return board;
    }

    public Aside aside() {
        return aside;
    }

    /** Who waits at a call button. */
    public StaffCalls staffCalls() {
        return staffCalls;
    }

    public Report report() {
        return report;
    }

    /** By what the day has been called so far, and who changed it. */
    public PolicyCourse policies() {
        return policies;
    }

    /** The calls of the day, with all that was weighed. */
    public CallLog calls() {
        return calls;
    }

    /** Told after each change, on the loop's thread: must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
