package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What this disk can do at best: callers that each wait for their row, and one writer that commits
 * whatever has come as one. No rules, no JSON: the yardstick for everything above.
 */
public final class GroupCommitRate {

    private static final int CALLERS = 64;
    private static final int ROW_LETTERS = 320;

    private GroupCommitRate() {}

    /**
     * Measures in a file of its own.
     *
     * @param scratch a file that does not exist yet, on the disk in question
     * @return rows a second, each on disk before its caller went on
     */
    public static long measure(Path scratch, Duration time) {
        BlockingQueue<CompletableFuture<@Nullable Void>> inbox = new ArrayBlockingQueue<>(CALLERS);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++)
            callers.add(Thread.ofVirtual().start(() -> call(inbox, over)));
        try (Tables tables = Tables.forWriting(scratch)) {
            long start = System.nanoTime();
            long rows = write(tables, inbox, time);
            long nanos = System.nanoTime() - start;
            return rows * 1_000_000_000 / nanos;
        } catch (SQLException unusable) {
            throw new JournalBroken("the disk cannot be measured at " + scratch, unusable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JournalBroken("the measuring was interrupted", stopped);
        } finally {
            over.set(true);
            for (Thread caller : callers) caller.interrupt();
        }
    }

    private static void call(
            BlockingQueue<CompletableFuture<@Nullable Void>> inbox, AtomicBoolean over) {
        try {
            while (!over.get()) {
                CompletableFuture<@Nullable Void> row = new CompletableFuture<>();
                inbox.put(row);
                row.get();
            }
        } catch (InterruptedException | ExecutionException measured) {
            Thread.currentThread().interrupt();
        }
    }

    private static long write(
            Tables tables, BlockingQueue<CompletableFuture<@Nullable Void>> inbox, Duration time)
            throws SQLException, InterruptedException {
        HallId hall = new HallId("scratch");
        String body = "x".repeat(ROW_LETTERS);
        long end = System.nanoTime() + time.toNanos();
        long rows = 0;
        while (System.nanoTime() < end) {
            List<CompletableFuture<@Nullable Void>> batch = new ArrayList<>();
            batch.add(inbox.take());
            inbox.drainTo(batch);
            tables.begin();
            for (int i = 0; i < batch.size(); i++)
                tables.insert(row(hall, ++rows, body), Row.START);
            tables.commit();
            for (CompletableFuture<@Nullable Void> each : batch) each.complete(null);
        }
        return rows;
    }

    private static Row row(HallId hall, long number, String body) {
        String id = "%026d".formatted(number);
        return new Row(
                number, hall.name(), id, "k01", 0, 0, Instant.EPOCH.toString(), body, null, null);
    }
}
