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

    /** Each within the caller's patience; how soon is for the bench, on a machine of its own. */
    @ParameterizedTest
    @EnumSource
    void aClerkIsAnsweredBesideAnAttack(Attackers.Kind kind) throws Exception {
        Siege.Course course = siege.under(kind, CONNECTIONS, Duration.ofMillis(1_200));
        assertThat(course.failed()).as("%s", course).isZero();
        assertThat(course.asked()).as("%s", course).isPositive();
    }
}
