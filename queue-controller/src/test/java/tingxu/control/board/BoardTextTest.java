package tingxu.control.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Event;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.StripState;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class BoardTextTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final WindowId ONE = new WindowId(1);

    private static TicketNumber a(int place) {
        return new TicketNumber('A', place);
    }

    private static Event called(int place, int window, int second) {
        return new Event.TicketCalled(
                a(place),
                new WindowId(window),
                Reason.ONLY_CANDIDATE,
                "",
                List.of(),
                0,
                null,
                NINE.plusSeconds(second));
    }

    private static BoardText after(Event... events) {
        BoardText text = BoardText.EMPTY;
        for (Event event : events) text = text.after(event);
        return text;
    }

    private static Window window(Activity activity) {
        return new Window(ONE, List.of(), activity);
    }

    @Test
    void theLastSixCallsStandNewestFirst() {
        BoardText text = BoardText.EMPTY;
        for (int i = 1; i <= 8; i++) text = text.after(called(i, i, i));
        assertThat(text.calls())
                .extracting(Call::ticket)
                .containsExactly(a(8), a(7), a(6), a(5), a(4), a(3));
    }

    @Test
    void aRecallComesFirstAgainAndStandsOnce() {
        BoardText text =
                after(
                        called(1, 1, 0),
                        called(2, 2, 10),
                        new Event.TicketRecalled(a(1), ONE, 1, NINE.plusSeconds(30)));
        assertThat(text.calls()).extracting(Call::ticket).containsExactly(a(1), a(2));
        assertThat(text.calls().getFirst().repeat()).isEqualTo(1);
        assertThat(text.calls().getFirst().at()).isEqualTo(NINE.plusSeconds(30));
    }

    @Test
    void theCaptionIsWhatTheVoiceSays() {
        Words caption = after(called(23, 5, 0)).calls().getFirst().caption();
        assertThat(caption.zh()).isEqualTo("请 A023 号到 5 号窗口");
        assertThat(caption.en()).isEqualTo("Ticket A023, please go to window 5");
    }

    @Test
    void aNewDayBeginsWithAnEmptyBoard() {
        BoardText text =
                after(
                        called(1, 1, 0),
                        new Event.DayEnded(LocalDate.of(2026, 11, 23), 0, NINE.plusSeconds(9)));
        assertThat(text.calls()).isEmpty();
    }

    @Test
    void theStripShowsWhatTheWindowDoes() {
        Ticket ticket =
                new Ticket(
                        a(7),
                        new LineId("tax"),
                        TicketClass.ORDINARY,
                        null,
                        new MessageId("01AAAAAAAAAAAAAAAAAAAAAAAA"),
                        "desk",
                        1,
                        0,
                        NINE,
                        NINE,
                        null);
        assertThat(BoardText.strip(window(new Activity.Closed(NINE)), false))
                .isEqualTo(new StripState.Closed());
        assertThat(BoardText.strip(window(new Activity.Free(NINE)), false))
                .isEqualTo(new StripState.Free());
        assertThat(BoardText.strip(window(new Activity.Calling(ticket, 0, NINE, NINE)), false))
                .isEqualTo(new StripState.Calling(a(7)));
        assertThat(BoardText.strip(window(new Activity.Serving(ticket, NINE)), false))
                .isEqualTo(new StripState.Serving(a(7)));
    }

    @Test
    void thePublicReadsWhyAWindowPausesOnlyInTheHallsOwnWords() {
        assertThat(BoardText.strip(window(new Activity.Paused("meal", NINE)), false))
                .isEqualTo(new StripState.Paused(new Words("用餐", "Meal break")));
        assertThat(BoardText.strip(window(new Activity.Paused("fed up", NINE)), false))
                .isEqualTo(new StripState.Paused(new Words("暂停服务", "Paused")));
    }

    @Test
    void aFreeWindowWhosePadWaitsAsksForARating() {
        Window free = window(new Activity.Free(NINE));
        assertThat(BoardText.strip(free, true)).isEqualTo(new StripState.PleaseRate());
        assertThat(BoardText.strip(free, false)).isEqualTo(new StripState.Free());
        assertThat(BoardText.strip(window(new Activity.Closed(NINE)), true))
                .isEqualTo(new StripState.Closed());
    }

    @Test
    void ticketsBesideTheLinesAreRememberedUntilTheyComeBack() {
        Aside aside = Aside.NONE;
        aside = aside.after(new Event.TicketHeld(a(1), ONE, "copy", NINE));
        aside = aside.after(new Event.TicketLapsed(a(2), ONE, true, NINE));
        aside = aside.after(new Event.TicketLapsed(a(3), ONE, false, NINE));
        assertThat(aside.held()).containsOnlyKeys(a(1));
        assertThat(aside.missed()).containsOnlyKeys(a(2), a(3));
        aside = aside.after(called(1, 1, 5)).after(new Event.TicketReturned(a(2), NINE));
        assertThat(aside.held()).isEmpty();
        assertThat(aside.missed()).containsOnlyKeys(a(3));
        assertThat(aside.after(new Event.DayEnded(LocalDate.EPOCH, 0, NINE))).isEqualTo(Aside.NONE);
    }
}
