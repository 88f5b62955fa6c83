package tingxu.control.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class ReportTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final LineId TAX = new LineId("tax");
    private static final LineId GENERAL = new LineId("general");
    private static final WindowId ONE = new WindowId(1);

    private final Report report = new Report();

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private static TicketNumber c(int place) {
        return new TicketNumber('C', place);
    }

    private void issued(int place, int minute) {
        report.take(
                new Event.TicketIssued(
                        new Ticket(
                                c(place),
                                TAX,
                                TicketClass.ORDINARY,
                                null,
                                new MessageId("01AAAAAAAAAAAAAAAAAAAAAAAA"),
                                "desk",
                                place,
                                0,
                                at(minute),
                                at(minute),
                                null),
                        at(minute)));
    }

    private void called(int place, int minute, Reason reason) {
        report.take(
                new Event.TicketCalled(c(place), ONE, reason, "", List.of(), 0, null, at(minute)));
    }

    private List<Integer> lastMinutes(LineId line, int now, int count) {
        List<Integer> course = report.course(line, at(now)).lastTwoHours();
        return course.subList(course.size() - count, course.size());
    }

    @Test
    void thePeopleWaitingAreCountedMinuteByMinute() {
        issued(1, 0);
        issued(2, 1);
        called(1, 3, Reason.LONGEST_WAIT);
        issued(3, 5);
        assertThat(lastMinutes(TAX, 6, 8)).containsExactly(0, 1, 2, 2, 2, 1, 2, 2);
    }

    @Test
    void anHourWithoutEventsHasAsManyWaitingAsItsFirstMinute() {
        issued(1, 0);
        issued(2, 0);
        assertThat(report.course(TAX, at(60)).lastTwoHours().subList(59, 120)).containsOnly(2);
        assertThat(report.course(TAX, at(500)).lastTwoHours()).hasSize(120).containsOnly(2);
    }

    @Test
    void waitsAreToldAsHalfAndNineOfTen() {
        for (int i = 1; i <= 10; i++) {
            issued(i, 0);
            called(i, i, Reason.LONGEST_WAIT);
        }
        Report.Course course = report.course(TAX, at(20));
        assertThat(course.called()).isEqualTo(10);
        assertThat(course.p50Minutes()).isEqualTo(5);
        assertThat(course.p90Minutes()).isEqualTo(9);
    }

    @Test
    void aLineNobodyWasCalledFromHasNoWaits() {
        Report.Course course = report.course(GENERAL, at(1));
        assertThat(course.called()).isZero();
        assertThat(course.p50Minutes()).isZero();
        assertThat(course.p90Minutes()).isZero();
        assertThat(course.lastTwoHours()).containsOnly(0);
    }

    @Test
    void aTransferWaitsAnewInItsNewLine() {
        issued(1, 0);
        called(1, 10, Reason.ONLY_CANDIDATE);
        report.take(new Event.TicketTransferred(c(1), ONE, GENERAL, "x", at(20)));
        assertThat(lastMinutes(GENERAL, 20, 1)).containsExactly(1);
        called(1, 25, Reason.TRANSFER_RETURN);
        assertThat(report.course(GENERAL, at(30)).p90Minutes()).isEqualTo(5);
        assertThat(report.course(TAX, at(30)).p90Minutes()).isEqualTo(10);
        assertThat(lastMinutes(GENERAL, 30, 1)).containsExactly(0);
    }

    @Test
    void aResumedTicketDidNotWait() {
        issued(1, 0);
        called(1, 1, Reason.ONLY_CANDIDATE);
        report.take(new Event.TicketHeld(c(1), ONE, "copy", at(2)));
        called(1, 50, Reason.RESUMED);
        assertThat(report.course(TAX, at(51)).called()).isEqualTo(1);
    }

    @Test
    void oneWhoMissedTheCallAndCameBackIsInLineAgain() {
        issued(1, 0);
        called(1, 1, Reason.ONLY_CANDIDATE);
        report.take(new Event.TicketLapsed(c(1), ONE, true, at(3)));
        assertThat(report.noShows(ONE)).isEqualTo(1);
        report.take(new Event.TicketReturned(c(1), at(9)));
        assertThat(lastMinutes(TAX, 9, 1)).containsExactly(1);
        report.take(new Event.TicketCancelled(c(1), "left", at(10)));
        assertThat(lastMinutes(TAX, 11, 1)).containsExactly(0);
    }

    @Test
    void theEndOfTheDayLeavesNobodyAndANewDayNoFigures() {
        issued(1, 0);
        report.take(new Event.DayEnded(LocalDate.of(2026, 11, 23), 1, at(5)));
        assertThat(lastMinutes(TAX, 6, 1)).containsExactly(0);
        HallPlan plan =
                new HallPlan(new Words("厅", "Hall"), "bwi", List.of(), HallPlan.Limits.USUAL);
        report.take(new Event.DayOpened(LocalDate.of(2026, 11, 24), plan, at(1440)));
        assertThat(report.course(TAX, at(1441)).lastTwoHours()).containsOnly(0);
        assertThat(report.noShows(ONE)).isZero();
    }
}
