package tingxu.control.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.advice.StaffingTrial.Outcome;
import tingxu.control.advice.StaffingTrial.Way;
import tingxu.control.advice.WarningTrial.Look;
import tingxu.control.sim.Family;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Metrics;
import tingxu.control.sim.Rule;
import tingxu.control.sim.Waits;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The benches in short, in a hall of a dozen windows: the figures of a large hall are theirs. */
class TrialsTest {

    private static final Family FAMILY = Family.of(Matrix.M, 12, 1.05, 0);

    private static StaffingTrial trial() {
        return new StaffingTrial(
                new Generator(FAMILY, 5)::day,
                Rule.parse("bwi").plan(FAMILY.categories()),
                1,
                Duration.ofMinutes(150));
    }

    private static double p95(List<Outcome> days) {
        return Metrics.of(Waits.all(days.stream().map(Outcome::waits).toList())).p95();
    }

    private static List<Outcome> play(StaffingTrial trial, Way way) {
        return IntStream.range(0, 4).mapToObj(day -> trial.play(day, way)).toList();
    }

    @Test
    void adviceBringsMoreThanNoReserveAndKeepsToItsHours() {
        StaffingTrial trial = trial();
        List<Outcome> none = play(trial, new Way.Never());
        List<Outcome> advised = play(trial, new Way.Advised(Trigger.USUAL.turned(4)));

        assertThat(p95(advised)).isLessThan(.9 * p95(none));
        assertThat(none).allMatch(day -> day.hours() == 0);
        assertThat(advised.stream().mapToDouble(Outcome::hours).average().orElseThrow())
                .isBetween(.5, 2.5);
        assertThat(play(trial, new Way.Fixed(30)))
                .allMatch(day -> day.hours() > 1)
                .allMatch(day -> day.hours() < 4);
        assertThat(p95(play(trial, new Way.LongestWait(20)))).isLessThan(p95(none));
    }

    @Test
    void theWarningTellsBreachesFromCalmBetterThanTheLongestWait() {
        List<Look> looks =
                new WarningTrial(
                                new Generator(FAMILY, 5)::day,
                                Rule.parse("bwi").plan(FAMILY.categories()),
                                Duration.ofMinutes(30),
                                4)
                        .run(6, _ -> {});

        assertThat(looks).hasSize(6 * 32);
        double warning = WarningTrial.auc(looks, look -> look.warning().risk(), Warning.BREACH);
        assertThat(warning).isGreaterThan(.85);
        assertThat(warning)
                .isGreaterThan(WarningTrial.auc(looks, Look::longestMinutes, Warning.BREACH));
    }

    @Test
    void theAreaUnderTheCurveIsTheChanceToTellThemApart() {
        List<Look> looks =
                List.of(look(.1, 0), look(.2, 0), look(.2, .5), look(.4, 0), look(.5, .5));
        // Of six pairs, four are told apart, one not, and one is a tie.
        assertThat(WarningTrial.auc(looks, look -> look.warning().risk(), .05))
                .isCloseTo(4.5 / 6, within(1e-9));
        assertThat(WarningTrial.auc(looks, look -> look.warning().risk(), .9)).isNaN();
    }

    private static Look look(double foreseen, double was) {
        return new Look(new Warning(foreseen, foreseen, 0, 1), 0, 0, was);
    }
}
