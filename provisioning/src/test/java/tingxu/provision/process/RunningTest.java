package tingxu.provision.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningTest {

    private final Thread.UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void putBack() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void a_thread_that_dies_of_a_bug_ends_the_process() throws Exception {
        try (Running running = new Running()) {
            Thread.ofPlatform()
                    .start(() -> {
                        throw new IllegalStateException("a bug, on purpose");
                    });
            assertThat(running.untilEnded(10)).isEqualTo(1);
        }
    }
}
