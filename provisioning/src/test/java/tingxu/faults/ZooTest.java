package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import tingxu.provision.faults.Course;
import tingxu.provision.faults.Setting;
import tingxu.provision.faults.Storm;

/** Faults that halls elsewhere have had: were one of them here, the simulator would find it. */
class ZooTest {

    private static final int SEEDS = 2_000;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("tingxu");
    private static final Level BEFORE = LOG.getEffectiveLevel();

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(BEFORE);
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void isFound(Bug bug, TestReporter report) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            if (!breaks(Storm.play(new Setting(seed), bug.planted()), bug)) continue;
            if (breaks(Storm.play(new Setting(seed)), bug)) continue;
            report.publishEntry(bug.name(), "found at seed " + seed);
            return;
        }
        assertThat(bug).as("found within %d seeds", SEEDS).isNull();
    }

    private static boolean breaks(Course course, Bug bug) {
        return course.breaches().stream().anyMatch(one -> one.invariant().equals(bug.invariant));
    }
}
