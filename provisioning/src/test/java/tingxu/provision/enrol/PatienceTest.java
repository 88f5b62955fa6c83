package tingxu.provision.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    @Test
    void three_slips_are_free_then_each_guess_doubles_the_wait_up_to_a_minute() {
        List<Long> waits = new ArrayList<>();
        Patience patience = Patience.FRESH;
        for (int i = 0; i < 12; i++) {
            patience = patience.afterWrong(NOW);
            waits.add(Duration.between(NOW, patience.notBefore()).toSeconds());
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void a_try_counts_from_the_moment_it_may() {
        Patience patience = new Patience(4, NOW.plusSeconds(1));
        assertThat(patience.mayTry(NOW)).isFalse();
        assertThat(patience.mayTry(NOW.plusSeconds(1))).isTrue();
        assertThat(Patience.FRESH.mayTry(NOW)).isTrue();
    }
}
