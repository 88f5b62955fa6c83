package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;
import tingxu.provision.process.VerbProcess;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * In the middle of a day a hall is started on what an earlier program left, and killed while it
 * starts; a later program takes the journal to its next shape, and is killed at a write of that
 * step; the program before goes on with what is left, and once the step is done it finds a journal
 * of a newer shape, and leaves it alone.
 */
final class Upgraded implements Ordeal {

    private static final int KILLS = 3;
    private static final int PEOPLE = 20;

    /** Into a new file before the first step: its head, and the table of steps. */
    private static final int WRITES_BEFORE_FIRST = 8;

    /** The first step has ten, the later one no fewer. */
    private static final int WRITES_OF_STEP = 10;

    /** As a shell and strace tell of it. */
    private static final int KILLED = 137;

    private static final Duration REFUSAL = Duration.ofSeconds(60);
    private static final String REFUSED = "made by a newer version";

    @Override
    public int row() {
        return 28;
    }

    @Override
    public String name() {
        return "upgraded mid-day, killed in a migration, downgraded";
    }

    @Override
    public List<String> lacking() {
        return Commands.lacking("python3", "strace");
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Path journal = journal(data);
        LaterProgram later = new LaterProgram(trial.folder("later"));
        Crowd crowd = new Crowd();
        List<String> odd = new ArrayList<>();
        long start = 0;
        long slowest = 0;
        for (int i = 0; i < trial.times(); i++) {
            for (int kill = 0; kill < KILLS; kill++) {
                if (i > 0) killedWhileStarting(data, start / 4 + trial.dice().nextLong(start));
                else inStep(trial, data, kill > 0 ? 0 : WRITES_BEFORE_FIRST, Map.of(), odd);
            }
            start = served(data, crowd, Map.of());
            slowest = Math.max(slowest, start);
            // The earlier program kept no note of its last row beside the journal.
            Files.deleteIfExists(journal.resolveSibling("journal.db-head"));
            for (int kill = 0; kill < KILLS; kill++)
                inStep(trial, data, 0, later.environment(), odd);
            served(data, crowd, Map.of());
            served(data, crowd, later.environment());
            refused(data, odd);
            sql(journal, LaterProgram.UNDONE);
        }
        int faults = trial.times() * (KILLS + KILLS + 1);
        return crowd.settled(data, HallFile.demo().hall(), odd, faults, slowest);
    }

    private static Path journal(Path data) {
        return data.resolve("hall/journal.db");
    }

    /** People come, and the hall is killed; how long it took to start. */
    private static long served(Path data, Crowd crowd, Map<String, String> program)
            throws IOException, InterruptedException {
        try (HallProcess hall = HallProcess.under(data, List.of(), program)) {
            hall.openWindows();
            Crowd.Rush rush = crowd.rush(hall, PEOPLE);
            rush.enough();
            hall.kill();
            rush.end();
            return hall.startMillis();
        }
    }

    private static VerbProcess begun(Path data, List<String> under, Map<String, String> program)
            throws IOException {
        return new VerbProcess(
                log(data),
                under,
                List.of(),
                program,
                "hall",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--broker-port",
                "0");
    }

    private static Path log(Path data) {
        return data.resolveSibling("started.log");
    }

    private static void killedWhileStarting(Path data, long millis)
            throws IOException, InterruptedException {
        VerbProcess hall = begun(data, List.of(), Map.of());
        TimeUnit.MILLISECONDS.sleep(millis);
        hall.kill();
    }

    /**
     * Killed at a write of a step.
     *
     * @param before so many writes come before it
     */
    private static void inStep(
            Trial trial, Path data, int before, Map<String, String> program, List<String> odd)
            throws IOException, InterruptedException {
        Path journal = journal(data);
        int write = before + 1 + trial.dice().nextInt(WRITES_OF_STEP);
        List<String> under =
                List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-P",
                        journal.toString(),
                        "-P",
                        journal + "-wal",
                        "-P",
                        journal + "-journal",
                        "-e",
                        "trace=pwrite64",
                        "-e",
                        "inject=pwrite64:signal=KILL:when=" + write);
        try (VerbProcess hall = begun(data, under, program)) {
            int end = hall.untilEnded(REFUSAL);
            if (end != KILLED) odd.add("at write " + write + " it ended with " + end);
        }
    }

    /** It is refused in words, and not a byte is changed. */
    private static void refused(Path data, List<String> odd)
            throws IOException, InterruptedException {
        Path journal = journal(data);
        Files.deleteIfExists(log(data));
        sql(journal, "");
        byte[] before = Files.readAllBytes(journal);
        try (VerbProcess hall = begun(data, List.of(), Map.of())) {
            int end = hall.untilEnded(REFUSAL);
            String said = hall.said() + Files.readString(log(data));
            if (end == 0 || !said.contains(REFUSED))
                odd.add("a journal of a newer shape ends the hall with " + end + ": " + said);
        }
        if (!Arrays.equals(Files.readAllBytes(journal), before))
            odd.add("a journal of a newer shape is changed");
    }

    /** Done, and the file is whole without what lies beside it. */
    private static void sql(Path journal, String words) throws IOException, InterruptedException {
        Commands.run(
                "python3",
                "-c",
                "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], isolation_level=None);"
                        + " file.executescript(sys.argv[2]);"
                        + " file.execute('PRAGMA wal_checkpoint(TRUNCATE)')",
                journal.toString(),
                words);
    }
}
