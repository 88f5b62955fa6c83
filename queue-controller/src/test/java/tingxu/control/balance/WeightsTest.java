package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

    @ParameterizedTest(name = "a mean of {0} s weighs {1}")
    @CsvSource({
        "600, 1000",
        "360, 1467",
        "900, 738",
        "420, 1307",
        "480, 1182",
        "1500, 503",
        "180, 2467",
        "1, 121231",
        "0, 121231"
    })
    void weighsAsTheFormulaSays(long seconds, long weight) {
        assertThat(Weights.weight(1000 * seconds, 3)).isEqualTo(weight);
    }

    @Test
    void weighsAsTheRealNumbersWouldForEveryMeanUpToTwoHours() {
        for (int quarters = 0; quarters <= 4; quarters++)
            for (int second = 1; second <= 7200; second++)
                assertThat((double) Weights.weight(1000L * second, quarters))
                        .as(second + " s, " + quarters)
                        .isCloseTo(1000 * Math.pow(600.0 / second, quarters / 4.0), within(.7));
    }

    @Test
    void theNeedOfALineGrowsAsTheFormulaSays() {
        for (int people = 0; people < 400; people++) {
            double q = people * 8 / 1.5;
            assertThat((double) Weights.need(people, 480_000, 1500, 35))
                    .as(people + " people")
                    .isCloseTo(
                            Math.min(43_200, 60 * .35 * Math.pow(q, 1.25)),
                            within(1 + .002 * 60 * .35 * Math.pow(q, 1.25)));
        }
    }

    @Test
    void nothingOverflowsAtTheLimits() {
        long need = Weights.need(1_000_000, 86_400_000, 0, 500);
        assertThat(need).isEqualTo(Weights.MOST_NEED);
        assertThat(Math.multiplyExact(1_000_000L * 1_000_000L, Weights.weight(1, 4))).isPositive();
    }

    @Test
    void findsTheLargestRoot() {
        for (long root = 0; root < 3000; root++) {
            assertThat(Weights.root(root * root)).isEqualTo(root);
            assertThat(Weights.root(root * root + 2 * root)).isEqualTo(root);
        }
        assertThat(Weights.root(Long.MAX_VALUE)).isEqualTo(3_037_000_499L);
    }
}
