package tingxu.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.journal.GroupCommitRate;

import java.nio.file.Path;
import java.time.Duration;

/** The yardsticks work; what they measure is for the bench to report, not for a test to demand. */
class YardstickTest {

    @TempDir Path folder;

    @Test
    void measuresADecisionWithSomeAndWithManyWaiting() {
        assertThat(FlatCost.nanosPerDecision(100, 200)).isPositive();
        assertThat(FlatCost.nanosPerDecision(10_000, 200)).isPositive();
    }

    @Test
    void measuresTheDisk() {
        assertThat(GroupCommitRate.measure(folder.resolve("raw.db"), Duration.ofMillis(200)))
                .isPositive();
    }
}
