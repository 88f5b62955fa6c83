package tingxu.provision.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.provision.bench.HttpLine;
import tingxu.provision.process.Commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The short form of {@code ./tingxu bench faults --rows 27}. */
class KeptHallTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_SILENCE_IS_ALLOWED = Duration.ofSeconds(20);

    @Tag("faults")
    @Test
    void oneThatIsWellIsLetBeAndOneThatStandsStillIsStartedAnew(@TempDir Path folder)
            throws Exception {
        assumeTrue(Commands.lacking("python3").isEmpty(), "SKIPPED: there is no python3");
        try (HallProcess hall = HallProcess.kept(Files.createDirectory(folder.resolve("hall")))) {
            long first = hall.pid();
            long end = System.nanoTime() + LONGER_THAN_SILENCE_IS_ALLOWED.toNanos();
            House.until(
                    "it has run for longer than silence is allowed",
                    HALF_A_MINUTE,
                    () -> System.nanoTime() > end);
            assertThat(hall.pid()).isEqualTo(first);
            try (HttpLine line = hall.line()) {
                assertThat(line.get("/health").body()).isEqualTo("{\"ok\":true}");
            }
            Commands.run("kill", "-STOP", Long.toString(first));
            House.until("it is there again", HALF_A_MINUTE, () -> hall.starts() == 2);
            assertThat(hall.killedForSilence()).isTrue();
            assertThat(hall.pid()).isNotEqualTo(first);
        }
    }
}
