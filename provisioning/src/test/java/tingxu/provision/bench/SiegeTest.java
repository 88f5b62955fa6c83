package tingxu.provision.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;

/** The short form of {@code tingxu bench siege}: a clerk goes on working beside each attack. */
@Tag("faults")
class SiegeTest {

    private static final int CONNECTIONS = 400;
    private static final double LIMIT_MILLIS = 1_000;

    @TempDir static Path data;

    private static ControllerProcess hall;
    private static Siege siege;

    @BeforeAll
    static void aHallAtWork() throws Exception {
        hall = BenchVerb.Bench.hall(data, "hall");
        siege = new Siege(hall);
        siege.under(Attackers.Kind.NOBODY, 0, Duration.ofSeconds(1));
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    /** The limit is five times that of the bench: the machine of a test has other work. */
    @ParameterizedTest
    @EnumSource
    void aClerkIsAnsweredBesideAnAttack(Attackers.Kind kind) throws Exception {
        Siege.Course course = siege.under(kind, CONNECTIONS, Duration.ofMillis(1_200));
        assertThat(course.failed()).as("%s", course).isZero();
        assertThat(course.asked()).as("%s", course).isPositive();
        assertThat(course.p99Millis()).as("%s", course).isLessThan(LIMIT_MILLIS);
    }
}
