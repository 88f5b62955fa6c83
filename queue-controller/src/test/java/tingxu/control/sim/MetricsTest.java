package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Schedule.Call;
import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.List;

class MetricsTest {

    private static Call call(int place, int category, TicketClass ticketClass, double waited) {
        Visitor visitor = new Visitor(place, 0, 0, category, ticketClass, 5, false, Day.NONE, 0);
        return new Call(place, visitor, 0, 0, Minutes.nanos(waited), 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "50, 2.5", "90, 3.7", "100, 4"})
    void percentilesLieBetweenTheirNeighbours(double percent, double expected) {
        assertThat(Metrics.percentile(new double[] {1, 2, 3, 4}, percent))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void aHundredWaitsOfOneToAHundredMinutes() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++)
            calls.add(call(i, i % 2, i < 10 ? TicketClass.PRIORITY : TicketClass.ORDINARY, i + 1));
        Metrics metrics = Metrics.of(Waits.of(new Schedule(calls)));
        assertThat(metrics.mean()).isCloseTo(50.5, within(1e-9));
        assertThat(metrics.p95()).isCloseTo(95.05, within(1e-9));
        assertThat(metrics.cvar5()).isCloseTo(98, within(1e-9));
        assertThat(metrics.within15()).isCloseTo(.15, within(1e-9));
        assertThat(metrics.over30()).isCloseTo(.70, within(1e-9));
        assertThat(metrics.max()).isEqualTo(100);
        assertThat(metrics.worstCategoryP95()).isCloseTo(95.1, within(1e-9));
        assertThat(metrics.priorityP95()).isCloseTo(9.55, within(1e-9));
        assertThat(metrics.appointmentP95()).isZero();
        assertThat(metrics.jain()).isCloseTo(101. * 101 / 2 / (50. * 50 + 51 * 51), within(1e-9));
    }

    @Test
    void anAppointmentCalledBeforeItsTimeHasNotWaited() {
        Visitor early = new Visitor(0, 0, 30, 0, TicketClass.APPOINTMENT, 5, false, Day.NONE, 0);
        assertThat(new Call(0, early, 0, 0, Minutes.nanos(10), Minutes.nanos(30)).waited())
                .isZero();
    }

    @Test
    void aRuleAgainstItselfChangesNothingAndHalfTheWaitIsLess() {
        List<Waits> days = new ArrayList<>();
        List<Waits> half = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            List<Call> calls = new ArrayList<>();
            List<Call> halves = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(call(i, i % 3, TicketClass.ORDINARY, i + day));
                halves.add(call(i, i % 3, TicketClass.ORDINARY, (i + day) / 2.0));
            }
            days.add(Waits.of(new Schedule(calls)));
            half.add(Waits.of(new Schedule(halves)));
        }
        Rule rule = Rule.parse("bwi");
        Trial.Result all = new Trial.Result(rule, days);
        Paired same = Paired.of(all, all);
        assertThat(same.together()).isEqualTo(new Paired.Change(0, 0.0, 0.0));
        Paired better = Paired.of(new Trial.Result(rule, half), all);
        assertThat(better.p95().high()).isLessThan(-48);
        assertThat(better.p95().low()).isGreaterThan(-50.1);
        Trial.Result fortnight = new Trial.Result(rule, days.subList(0, 10));
        assertThat(Paired.of(fortnight, fortnight).p95())
                .as("ten days say nothing of chance")
                .isEqualTo(new Paired.Change(0, null, null))
                .hasToString("  +0.00");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000000", "1.5, 1.500000", "-0.25, -0.250000", "62.278369, 62.278369"})
    void minutesAreWrittenWithSixDecimals(double minutes, String text) {
        assertThat(Minutes.text(Minutes.nanos(minutes))).isEqualTo(text);
    }
}
