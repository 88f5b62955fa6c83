package tingxu.control.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.BadRating;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class FollowUpTest {

    private static final Instant NINE = Instant.parse("2026-09-24T01:00:00Z");
    private static final HallState THURSDAY =
            HallState.empty().after(opened(LocalDate.of(2026, 9, 24)));

    private static Event opened(LocalDate day) {
        HallPlan plan =
                new HallPlan(new Words("厅", "Hall"), "bwi", List.of(), HallPlan.Limits.USUAL);
        return new Event.DayOpened(day, plan, NINE);
    }

    private static HallState rated(HallState state, int place, int level) {
        TicketNumber number = new TicketNumber('A', place);
        Instant at = NINE.plusSeconds(place);
        Ticket ticket =
                new Ticket(
                        number,
                        new LineId("tax"),
                        TicketClass.ORDINARY,
                        null,
                        MessageId.of(NINE.toEpochMilli(), 0, place),
                        "desk",
                        place,
                        0,
                        at,
                        at,
                        null);
        return state.after(new Event.TicketIssued(ticket, at))
                .after(new Event.ServiceRated(number, new WindowId(3), level, "pad", at));
    }

    private static List<FollowUp> open(HallState state) {
        return FollowUp.open(state, Workdays.shipped());
    }

    @Test
    void onlyABadRatingOpensAFollowUp() {
        HallState state = THURSDAY;
        for (int level = 0; level <= 5; level++) state = rated(state, level + 1, level);
        assertThat(open(state)).extracting(FollowUp::level).containsExactly(2, 1);
    }

    @Test
    void itFallsDueAfterFifteenWorkingDaysPastTheHolidays() {
        FollowUp follow = open(rated(THURSDAY, 1, 1)).getFirst();
        assertThat(follow.ticket()).isEqualTo(TicketId.parse("2026-09-24-A001"));
        // 25 to 27 September and 1 to 7 October are holidays, 10 October is worked.
        assertThat(follow.due()).isEqualTo(LocalDate.of(2026, 10, 22));
    }

    @Test
    void itStaysOpenWhenTheDayHasPassedUntilSomeoneHasSeenToIt() {
        HallState next = rated(THURSDAY, 1, 2).after(opened(LocalDate.of(2026, 9, 28)));
        assertThat(open(next)).hasSize(1);
        HallState both = rated(next, 2, 1);
        assertThat(open(both))
                .extracting(follow -> follow.ticket().day())
                .containsExactly(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 24));
        TicketId old = TicketId.parse("2026-09-24-A001");
        assertThat(open(both.after(new Event.FollowUpClosed(old, "lead", "rang up", NINE))))
                .extracting(FollowUp::ticket)
                .containsExactly(TicketId.parse("2026-09-28-A002"));
    }

    @Test
    void onlySoManyAreKept() {
        HallState state = THURSDAY;
        for (int i = 1; i <= BadRating.KEPT + 10; i++) state = rated(state, i, 1);
        assertThat(open(state)).hasSize(BadRating.KEPT);
        assertThat(open(state).getFirst().ticket().number())
                .isEqualTo(new TicketNumber('A', BadRating.KEPT + 10));
    }
}
