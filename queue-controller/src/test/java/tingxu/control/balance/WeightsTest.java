package tingxu.control.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class WeightsTest {

    @ParameterizedTest(name = "a mean of {0} s weighs {1}")
    @CsvSource({
        "600, 1000",
        "360, 1291",
        "900, 816",
        "420, 1195",
        "480, 1118",
        "1500, 632",
        "180, 1826",
        "1, 24495",
        "0, 24495"
    })
    void weighsAsTheFormulaSays(long seconds, long weight) {
        assertThat(Weights.weight(Duration.ofSeconds(seconds))).isEqualTo(weight);
    }

    @Test
    void roundsAsTheRealNumbersWouldForEveryMeanUpToTwoHours() {
        for (int second = 1; second <= 7200; second++)
            assertThat(Weights.weight(Duration.ofSeconds(second)))
                    .as(second + " s")
                    .isEqualTo(Math.round(1000 * Math.sqrt(600.0 / second)));
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
