package tingxu.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Days;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.journal.Past;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.rules.Hall;
import tingxu.wire.MessageId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A controller that is killed has what it has told; what the disk tore off, it has not told. */
class KillTest {

    private static final int CALLERS = 8;
    private static final int VISITS = 60;

    @TempDir Path folder;

    private final AtomicLong ids = new AtomicLong();
    private final List<Entry> told = new CopyOnWriteArrayList<>();

    /** The files as a kill would leave them when {@code row} has just been told. */
    private record Remains(long row, Path file) {}

    @Test
    void nothingToldIsLostWheneverTheControllerIsKilled() throws Exception {
        List<Remains> kills = runAndKill();
        assertThat(kills).hasSizeGreaterThan(10);
        for (Remains kill : kills) {
            Past past = recovered(kill.file());
            assertThat(past.row()).isGreaterThanOrEqualTo(kill.row());
            assertThat(past.state()).isEqualTo(foldOf(past.row()));
        }
    }

    @Test
    void aLogTornAnywhereStillReadsAsAWholeBeginning() throws Exception {
        Remains kill = runAndKill().getLast();
        Path log = log(kill.file());
        byte[] whole = Files.readAllBytes(log);
        assertThat(whole.length).as("a log to tear").isGreaterThan(10_000);
        Random random = new Random(20261122);
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            Path torn = folder.resolve("torn" + i + "/journal.db");
            Files.createDirectories(torn.getParent());
            Files.copy(kill.file(), torn);
            Files.write(log(torn), Arrays.copyOf(whole, random.nextInt(whole.length)));
            Past past = recovered(torn);
            assertThat(past.state()).isEqualTo(foldOf(past.row()));
            shortest = Math.min(shortest, past.row());
        }
        assertThat(shortest).as("some tears cost rows").isLessThan(kill.row());
    }

    private List<Remains> runAndKill() throws Exception {
        Path file = folder.resolve("live/journal.db");
        List<Remains> kills = new ArrayList<>();
        try (Journal journal = new SqliteJournal(file, Days.HALL);
                HallLoop loop =
                        new HallLoop(
                                Days.HALL,
                                new Hall(Policies::of),
                                journal,
                                InstantSource.system(),
                                1000)) {
            loop.listen(entry -> {
                told.add(entry);
                if (entry.row() % 50 == 0) kills.add(remains(file, entry.row()));
            });
            say(loop, new Command.OpenDay(Days.DAY, Days.PLAN));
            say(loop, new Command.OpenWindow(Days.ONE, List.of(new Skill(Days.HOUSEHOLD, true))));
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++)
                callers.add(Thread.ofVirtual().start(() -> visits(loop)));
            for (Thread caller : callers) caller.join(Duration.ofSeconds(60));
        }
        assertThat(told).hasSizeGreaterThan(CALLERS * VISITS);
        return kills;
    }

    private void visits(HallLoop loop) {
        for (int i = 0; i < VISITS; i++) {
            MessageId id = Days.id(ids.incrementAndGet());
            loop.take(Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD))).join();
            say(loop, new Command.CallNext(Days.ONE));
            say(loop, new Command.MarkNoShow(Days.ONE));
        }
    }

    private void say(HallLoop loop, Command command) {
        loop.take(Said.by("desk", Days.id(ids.incrementAndGet()), command)).join();
    }

    /** On the writer's own thread, so that the files are as they were at one instant. */
    private Remains remains(Path file, long row) {
        Path copy = folder.resolve("kill" + row + "/journal.db");
        try {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            Files.copy(log(file), log(copy));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Remains(row, copy);
    }

    private static Path log(Path file) {
        return file.resolveSibling("journal.db-wal");
    }

    private static Past recovered(Path file) {
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            Past past = journal.past();
            assertThat(journal.verify())
                    .isInstanceOfSatisfying(
                            AuditResult.Sound.class,
                            sound -> assertThat(sound.rows()).isEqualTo(past.row()));
            return past;
        }
    }

    private HallState foldOf(long rows) {
        Past past = Past.NONE;
        for (Entry entry : told.subList(0, (int) rows)) past = past.after(entry);
        return past.state();
    }
}
