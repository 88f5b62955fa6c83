package tingxu.control.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.advice.DayPlan.HalfHour;
import tingxu.control.forecast.Lesson;
import tingxu.control.hall.HallPlan;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many windows tomorrow wants, from who came before. */
class DayPlanTest {

    private static final LineId TAX = new LineId("tax");
    private static final HallPlan PLAN =
            new HallPlan(
                    new Words("小厅", "small hall"),
                    "bwi",
                    List.of(
                            new HallPlan.Line(
                                    TAX, new Words("税务", "tax"), 'A', Duration.ofSeconds(570))),
                    HallPlan.Limits.USUAL);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /** A day in Shanghai, where nine o'clock is one in UTC. */
    private static Lesson day(LocalDate date, Integer... cameFromNine) {
        List<Integer> came = new ArrayList<>(Collections.nCopies(48, 0));
        for (int i = 0; i < cameFromNine.length; i++) came.set(2 + i, cameFromNine[i]);
        return new Lesson(
                date,
                1,
                List.of(),
                List.of(new Lesson.Coming("tax", TicketClass.ORDINARY, came)),
                Lesson.Sum.NONE,
                Lesson.Sum.NONE,
                List.of());
    }

    private static DayPlan plan(LocalDate day, List<Lesson> past, double safety) {
        return DayPlan.of(day, past, ZoneId.of("Asia/Shanghai"), PLAN, 4, safety);
    }

    @Test
    void aSteadyStreamWantsItsWorkAndALittleToSpare() {
        // Nine in a half hour of ten minutes each: three windows' worth, once it has begun.
        List<Lesson> past = List.of(day(MONDAY, 9, 9, 9, 9, 9, 9));
        HalfHour steady = plan(MONDAY.plusDays(7), past, .5).halfHours().get(4);

        assertThat(steady.from()).isEqualTo("11:00");
        assertThat(steady.load()).isCloseTo(3, within(.01));
        assertThat(steady.windows()).isEqualTo(4);
        assertThat(steady.lines()).containsEntry(TAX, 4);
        assertThat(plan(MONDAY.plusDays(7), past, 1.5).halfHours().get(4).windows()).isEqualTo(6);
    }

    @Test
    void aRushWeighsOnTheHalfHourAfterIt() {
        DayPlan plan = plan(MONDAY.plusDays(7), List.of(day(MONDAY, 12, 0, 0)), 0);
        List<Double> loads = plan.halfHours().stream().map(HalfHour::load).toList();

        assertThat(loads.get(0)).as("it takes a while until they are at work").isLessThan(4);
        assertThat(loads.get(1)).as("nobody comes, but they are still there").isGreaterThan(.9);
        assertThat(loads.stream().mapToDouble(x -> x).sum())
                .as("all the work is there: twelve of ten minutes")
                .isCloseTo(12 * 10 / 30.0, within(.1));
    }

    @Test
    void mondaysAreLearntFromMondaysMoreThanFromOtherDays() {
        List<Lesson> past = new ArrayList<>();
        for (int week = 0; week < 4; week++) {
            past.add(day(MONDAY.plusDays(7L * week), 30));
            past.add(day(MONDAY.plusDays(7L * week + 1), 10));
        }
        double monday = plan(MONDAY.plusDays(28), past, .5).halfHours().getFirst().came();
        double tuesday = plan(MONDAY.plusDays(29), past, .5).halfHours().getFirst().came();
        double friday = plan(MONDAY.plusDays(32), past, .5).halfHours().getFirst().came();

        assertThat(monday).isCloseTo((4 * 30 + 2 * 20) / 6.0, within(.01));
        assertThat(tuesday).isCloseTo((4 * 10 + 2 * 20) / 6.0, within(.01));
        assertThat(friday).as("no Friday yet: as any day").isCloseTo(20, within(.01));
    }

    @Test
    void aHallThatIsTooSmallIsToldSo() {
        assertThat(plan(MONDAY, List.of(day(MONDAY, 9, 9, 9)), .5).wantsMore()).isFalse();
        assertThat(plan(MONDAY, List.of(day(MONDAY, 30, 30, 30)), .5).wantsMore()).isTrue();
    }
}
