package tingxu.control.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class SurveyTest {

    private static final Instant NINE = Instant.parse("2026-09-24T01:00:00Z");
    private static final Survey THURSDAY =
            Survey.empty(Workdays.shipped()).after(opened(LocalDate.of(2026, 9, 24)));

    private static Event opened(LocalDate day) {
        HallPlan plan =
                new HallPlan(new Words("厅", "Hall"), "bwi", List.of(), HallPlan.Limits.USUAL);
        return new Event.DayOpened(day, plan, NINE);
    }

    private static Event rated(int place, int level) {
        return new Event.ServiceRated(
                new TicketNumber('A', place), new WindowId(3), level, "pad", NINE);
    }

    @Test
    void onlyABadRatingOpensAFollowUp() {
        Survey survey = THURSDAY;
        for (int level = 0; level <= 5; level++) survey = survey.after(rated(level + 1, level));
        assertThat(survey.followUps()).extracting(FollowUp::level).containsExactly(2, 1);
    }

    @Test
    void itFallsDueAfterFifteenWorkingDaysPastTheHolidays() {
        FollowUp follow = THURSDAY.after(rated(1, 1)).followUps().getFirst();
        assertThat(follow.ticket()).isEqualTo(TicketId.parse("2026-09-24-A001"));
        // 25 to 27 September and 1 to 7 October are holidays, 10 October is worked.
        assertThat(follow.due()).isEqualTo(LocalDate.of(2026, 10, 22));
    }

    @Test
    void itStaysOpenWhenTheDayHasPassed() {
        Survey next = THURSDAY.after(rated(1, 2)).after(opened(LocalDate.of(2026, 9, 28)));
        assertThat(next.followUps()).hasSize(1);
        assertThat(next.after(rated(1, 1)).followUps())
                .extracting(follow -> follow.ticket().day())
                .containsExactly(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 24));
    }

    @Test
    void onlySoManyAreKept() {
        Survey survey = THURSDAY;
        for (int i = 1; i <= Survey.FOLLOW_UPS_KEPT + 10; i++) survey = survey.after(rated(i, 1));
        assertThat(survey.followUps()).hasSize(Survey.FOLLOW_UPS_KEPT);
        assertThat(survey.followUps().getFirst().ticket().number())
                .isEqualTo(new TicketNumber('A', Survey.FOLLOW_UPS_KEPT + 10));
    }
}
