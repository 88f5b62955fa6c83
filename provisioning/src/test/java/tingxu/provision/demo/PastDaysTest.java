package tingxu.provision.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.hall.HallPlan;
import tingxu.control.waits.Lessons;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

class PastDaysTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final Catalogue catalogue = HallFile.demo();

    @Test
    void aDemonstrationHallHasLivedTenWorkingDaysAndNoMoreTheSecondTime(@TempDir Path folder) {
        Lessons lessons = new Lessons(folder);
        PastDays.live(catalogue, TUESDAY, lessons, 7);
        List<Lesson> lived = lessons.last(100);

        assertThat(lived).hasSize(10);
        assertThat(lived.getLast().day()).isEqualTo(TUESDAY.minusDays(1));
        assertThat(lived)
                .extracting(lesson -> lesson.day().getDayOfWeek())
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(lived).allMatch(lesson -> lesson.lastRow() == 0, "in no journal");
        var services = Learning.of(lived).habits(catalogue.plan()).services();
        for (HallPlan.Line line : catalogue.plan().lines())
            assertThat(services.get(line.id()))
                    .as("%s", line.id())
                    .isBetween(
                            line.meanService().multipliedBy(7).dividedBy(10),
                            line.meanService().multipliedBy(14).dividedBy(10));
        assertThat(lived.getFirst().forecasts()).as("people waited, but not all day").isNotEmpty();
        assertThat(lived.getLast().forecasts())
                .allMatch(each -> each.waited() < Duration.ofHours(2).toMinutes());

        PastDays.live(catalogue, TUESDAY.plusDays(1), lessons, 7);
        assertThat(lessons.last(100)).isEqualTo(lived);
    }
}
