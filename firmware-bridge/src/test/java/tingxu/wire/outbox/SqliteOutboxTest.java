package tingxu.wire.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.wire.MessageId;
import tingxu.wire.outbox.Outbox.OutboxFull;
import tingxu.wire.outbox.Outbox.Row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class SqliteOutboxTest {

    private static final InstantSource MORNING =
            InstantSource.fixed(Instant.parse("2026-11-22T01:00:00Z"));

    @TempDir Path folder;

    @Test
    void rowsComeBackInTheOrderTheyWereSaid() throws OutboxFull {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 5; i++) add(outbox, i);

            assertThat(outbox.after(1, 3)).extracting(Row::seq).containsExactly(2L, 3L, 4L);
            assertThat(outbox.after(0, 9)).extracting(Row::json).contains(outbox.epoch() + "/5");
        }
    }

    @Test
    void whatWasAddedIsThereAfterARestart() throws OutboxFull {
        long epoch;
        try (Outbox outbox = open()) {
            epoch = outbox.epoch();
            add(outbox, 1);
            add(outbox, 2);
            outbox.heard(1);
        }
        try (Outbox again = open()) {
            assertThat(again.epoch()).isEqualTo(epoch);
            assertThat(again.size()).isEqualTo(1);
            assertThat(again.after(0, 9)).extracting(Row::seq).containsExactly(2L);
        }
    }

    @Test
    void aSeqIsNeverUsedAgainAlsoWhenAllWasHeard() throws OutboxFull {
        try (Outbox outbox = open()) {
            add(outbox, 1);
            add(outbox, 2);
            outbox.heard(2);
            assertThat(outbox.size()).isZero();
        }
        try (Outbox again = open()) {
            assertThat(add(again, 3).seq()).isEqualTo(3);
        }
    }

    @Test
    void itKnowsHowFarItWasHeard() throws OutboxFull {
        try (Outbox outbox = open()) {
            assertThat(outbox.heardUpTo()).isZero();
            for (int i = 1; i <= 3; i++) add(outbox, i);
            outbox.heard(2);
            assertThat(outbox.heardUpTo()).isEqualTo(2);
            outbox.heard(3);
        }
        try (Outbox again = open()) {
            assertThat(again.heardUpTo()).isEqualTo(3);
        }
    }

    @Test
    void theSameIdIsOneRow() throws OutboxFull {
        try (Outbox outbox = open()) {
            Row first = add(outbox, 1);

            assertThat(add(outbox, 1)).isEqualTo(first);
            assertThat(outbox.size()).isEqualTo(1);
        }
    }

    @Test
    void whatMayBeShedLeavesTheLastFifthToWhatMustBeKept() throws OutboxFull {
        try (SqliteOutbox outbox = new SqliteOutbox(file(), MORNING, 10)) {
            for (int i = 1; i <= 8; i++) shed(outbox, i);
            assertThatThrownBy(() -> shed(outbox, 9)).isInstanceOf(OutboxFull.class);
            add(outbox, 10);
            add(outbox, 11);
            assertThatThrownBy(() -> add(outbox, 12)).isInstanceOf(OutboxFull.class);
            assertThat(outbox.after(0, 20)).extracting(Row::seq).hasSize(10).endsWith(9L, 10L);
        }
    }

    private static void shed(Outbox outbox, int number) throws OutboxFull {
        outbox.add(MessageId.of(1_000, 0, number), Outbox.Worth.SHED, (epoch, seq) -> "{}");
    }

    @Test
    void aFullOutboxTakesNoMoreUntilSomethingIsHeard() throws OutboxFull {
        try (Outbox outbox = new SqliteOutbox(file(), MORNING, 2)) {
            add(outbox, 1);
            add(outbox, 2);
            assertThatThrownBy(() -> add(outbox, 3)).isInstanceOf(OutboxFull.class);

            outbox.heard(1);
            assertThat(add(outbox, 3).seq()).isEqualTo(3);
        }
    }

    @Test
    void aNewOutboxHasAHigherEpochAlsoWhenTheClockIsWrong() throws IOException {
        long first;
        try (Outbox outbox = open()) {
            first = outbox.epoch();
        }
        Files.delete(file());

        try (Outbox anew = new SqliteOutbox(file(), InstantSource.fixed(Instant.EPOCH))) {
            assertThat(anew.epoch()).isEqualTo(first + 1);
        }
    }

    @Test
    void anOutboxOnANewDiskHasAHigherEpochByTheClock() {
        long first;
        try (Outbox outbox = open()) {
            first = outbox.epoch();
        }
        InstantSource nextDay = InstantSource.fixed(MORNING.instant().plusSeconds(86_400));

        try (Outbox anew = new SqliteOutbox(folder.resolve("other.db"), nextDay)) {
            assertThat(anew.epoch()).isGreaterThan(first);
        }
    }

    @Test
    void aDamagedFileIsKeptAsideAndTheOutboxBeginsAnew() throws Exception {
        long first;
        try (Outbox outbox = open()) {
            first = outbox.epoch();
            add(outbox, 1);
        }
        byte[] garbage = "this was a database".repeat(500).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), garbage);

        try (Outbox anew = open()) {
            assertThat(anew.epoch()).isGreaterThan(first);
            assertThat(anew.size()).isZero();
            assertThat(folder.resolve("outbox.db.bad")).hasBinaryContent(garbage);
        }
    }

    @Test
    void twoProcessesCannotShareAnOutbox() {
        try (Outbox outbox = open()) {
            assertThat(outbox.size()).isZero();
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        }
    }

    private Outbox open() {
        return new SqliteOutbox(file(), MORNING);
    }

    private Path file() {
        return folder.resolve("outbox.db");
    }

    private static Row add(Outbox outbox, int number) throws OutboxFull {
        return outbox.add(MessageId.of(number, 0, 0), (epoch, seq) -> epoch + "/" + seq);
    }

    @Test
    void nothingIsHeardTwice() throws OutboxFull {
        try (Outbox outbox = open()) {
            add(outbox, 1);
            outbox.heard(1);
            outbox.heard(1);

            assertThat(outbox.size()).isZero();
            assertThat(outbox.after(0, 9)).isEqualTo(List.of());
        }
    }
}
