package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

class DeadlinesTest {

    private static final Duration LIMIT = Duration.ofMillis(300);

    @Test
    void what_is_not_answered_ends_and_what_is_stays_as_it_was() throws Exception {
        try (Deadlines deadlines = new Deadlines(LIMIT.toNanos())) {
            CompletableFuture<String> answered = deadlines.limit(new CompletableFuture<>());
            long began = System.nanoTime();
            CompletableFuture<String> silent = deadlines.limit(new CompletableFuture<>());
            answered.complete("done");

            assertThatThrownBy(() -> silent.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(LIMIT.toNanos());
            assertThat(answered.get()).isEqualTo("done");
        }
    }
}
