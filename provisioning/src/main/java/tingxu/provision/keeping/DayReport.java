package tingxu.provision.keeping;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Reason;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Head;
import tingxu.control.journal.JournalDay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A business day as the journal tells it, for the file: how it went, who did how much in it, and
 * the check code of all rows up to its end. Whoever keeps the paper can tell later whether anything
 * before was changed.
 *
 * @param ended null while the day is open
 * @param leftOver who still waited when it ended
 * @param byHand calls against the order
 * @param acts how many rows each speaker has in it, by name
 */
public record DayReport(
        LocalDate day,
        Instant opened,
        @Nullable Instant ended,
        int issued,
        int served,
        int noShows,
        int cancelled,
        int transferred,
        int leftOver,
        int byHand,
        int rated,
        int badRatings,
        SortedMap<String, Integer> acts,
        long firstRow,
        Head head) {

    /** What is gathered while reading. */
    private static final class Course {
        private HallState state = HallState.empty();
        private Instant opened = Instant.EPOCH;
        private @Nullable Instant ended;
        private int leftOver;
        private int byHand;
        private long firstRow;
        private final TreeMap<String, Integer> acts = new TreeMap<>();

        void take(Entry entry) {
            if (firstRow == 0) firstRow = entry.row();
            acts.merge(entry.who(), 1, Integer::sum);
            for (Event event : entry.events()) {
                state = state.after(event);
                if (event instanceof Event.DayOpened begun) opened = begun.at();
                if (event instanceof Event.TicketCalled call && call.reason() == Reason.MANUAL)
                    byHand++;
                if (event instanceof Event.DayEnded over) {
                    ended = over.at();
                    leftOver = over.leftWaiting();
                }
            }
        }
    }

    /**
     * @param wanted null for the last day
     * @return empty when the journal has no such day
     */
    public static Optional<DayReport> of(Path journal, @Nullable LocalDate wanted) {
        Course course = new Course();
        return JournalDay.upTo(journal, wanted, course::take).map(head -> of(course, head));
    }

    private static DayReport of(Course course, Head head) {
        Figures figures = course.state.figures();
        Figures.OfLine total = figures.total();
        int rated = 0;
        for (int level = 1; level <= 5; level++) rated += figures.rated(level);
        return new DayReport(
                course.state.day(),
                course.opened,
                course.ended,
                total.issued(),
                total.served(),
                total.noShows(),
                total.cancelled(),
                total.transferred(),
                course.leftOver,
                course.byHand,
                rated,
                figures.rated(1) + figures.rated(2),
                course.acts,
                course.firstRow,
                head);
    }
}
