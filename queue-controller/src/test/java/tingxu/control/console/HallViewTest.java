package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.board.Call;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.journal.Days;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.HeldJournal;
import tingxu.control.rules.Hall;
import tingxu.control.view.HallView;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class HallViewTest {

    /** A hall that starts again shows what it showed before. */
    @Test
    void whatTheScreensShowIsRebuiltFromTheJournal() {
        try (OpenHall hall = new OpenHall()) {
            hall.post("/api/v1/day/open", "");
            hall.post("/api/v1/windows/1/open", "");
            for (String each : List.of("household", "household", "tax")) hall.take(each);
            hall.pass(Duration.ofMinutes(4));
            for (String verb : List.of("next", "start", "finish"))
                hall.post("/api/v1/windows/1/" + verb, "");
            hall.post("/api/v1/windows/1/next", "");
            hall.post("/api/v1/windows/1/no-show", "");

            HallView again = HallView.follow(hall.journal, hall.loop);

            Instant now = hall.clock.instant();
            LineId household = new LineId("household");
            assertThat(again.board()).isEqualTo(hall.view.board());
            assertThat(again.board().calls())
                    .extracting(Call::ticket)
                    .containsExactly(TicketNumber.parse("A002"), TicketNumber.parse("A001"));
            assertThat(again.aside()).isEqualTo(hall.view.aside());
            assertThat(again.report().course(household, now))
                    .isEqualTo(hall.view.report().course(household, now));
            assertThat(again.calls()).isEqualTo(hall.view.calls());
            assertThat(again.calls().calls()).hasSize(2);

            hall.take("tax");
            hall.post("/api/v1/windows/1/close", "");
            assertThat(again.report().course(new LineId("tax"), now).lastTwoHours().getLast())
                    .isEqualTo(2);
        }
    }

    /** Counted, not timed: rows of earlier days are not even read. */
    @Test
    void aStartReadsNoMoreAfterAMonthThanOnTheFirstDay() {
        MemoryJournal journal = new MemoryJournal(Days.HALL);
        Days days = new Days();
        journal.append(days.day(0, 20), days.past());
        List<Entry> first = readAtStart(journal);
        for (int day = 1; day <= 30; day++) {
            journal.append(List.of(days.entry(new Command.EndDay(true))), days.past());
            journal.append(days.day(day, 20), days.past());
        }

        List<Entry> last = readAtStart(journal);

        assertThat(first).hasSizeGreaterThan(20);
        assertThat(last).hasSameSizeAs(first);
        assertThat(last.getFirst().events().getFirst()).isInstanceOf(Event.DayOpened.class);
    }

    private static List<Entry> readAtStart(Journal journal) {
        HeldJournal watched = new HeldJournal(journal);
        try (HallLoop loop =
                new HallLoop(Days.HALL, new Hall(Policies::of), watched, () -> Days.NINE, 9)) {
            HallView.follow(watched, loop);
        }
        return watched.read;
    }
}
