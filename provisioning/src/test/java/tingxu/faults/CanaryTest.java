package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.provision.canary.Canary;

import java.nio.file.Path;

/** A card's number, name and address are nowhere when its holder has left. */
@Tag("canary")
class CanaryTest {

    @TempDir Path folder;

    @Test
    void nothing_of_a_card_is_left_and_what_is_planted_is_found() throws Exception {
        assumeTrue(Canary.lacking().isEmpty(), "SKIPPED: not installed: " + Canary.lacking());
        Canary.Report report = Canary.fly(folder);
        assertThat(report.found()).isEmpty();
        assertThat(report.planted()).as("planted and found").doesNotContainValue(false).hasSize(5);
        assertThat(report.searched().keySet())
                .containsExactly("broker", "disk", "heap", "http", "log", "mqtt", "paper");
        assertThat(report.searched()).allSatisfy((kind, bytes) -> assertThat(bytes).isPositive());
    }
}
