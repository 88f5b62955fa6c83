package tingxu.control.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.forecast.Contest.Case;
import tingxu.control.sim.Family;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Rule;

import java.util.List;

class HallTrialTest {

    /** A dozen windows, so that it is over soon; the figures of a large hall are the bench's. */
    @Test
    void monte_carlo_is_nearer_than_the_boards_formula_and_its_ranges_hold() {
        Family family = Family.of(Matrix.M, 12, .95, 0);
        List<Case> cases =
                new HallTrial(
                                new Generator(family, 3)::day,
                                Rule.parse("bwi").plan(family.categories()),
                                10,
                                8,
                                true)
                        .run(12, _ -> {});

        List<Case> ours = waited(cases, "monte-carlo");
        assertThat(ours).hasSizeGreaterThan(120);
        assertThat(error(ours)).isLessThan(.75 * error(waited(cases, "people-ahead")));
        assertThat(error(ours)).isLessThan(error(waited(cases, "head-of-line")));
        // A foresight some minutes old, moved by people ahead, is still better than a formula.
        List<Case> told = waited(cases, "as-told");
        assertThat(told).hasSameSizeAs(ours);
        assertThat(error(told)).isLessThan(.85 * error(waited(cases, "people-ahead")));
        double held =
                ours.stream().filter(each -> each.waited() <= each.range().p90()).count()
                        / (double) ours.size();
        assertThat(held).isBetween(.82, .97);
    }

    private static List<Case> waited(List<Case> cases, String forecaster) {
        return cases.stream()
                .filter(each -> each.forecaster().equals(forecaster))
                .filter(each -> each.waited() > Calibration.AT_ONCE_MINUTES)
                .toList();
    }

    private static double error(List<Case> cases) {
        return cases.stream()
                .mapToDouble(each -> Math.abs(each.waited() - each.range().p50()))
                .average()
                .orElseThrow();
    }
}
