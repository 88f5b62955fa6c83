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
import java.util.concurrent.TimeUnit;

/**
 * In the middle of a day a hall is started on what an earlier program left, and killed while it
 * starts, the first start of all among them; an older program finds a journal of a newer shape, and
 * leaves it alone. There has been one shape so far: no step from one to another is tried.
 */
final class Upgraded implements Ordeal {

    private static final int KILLS = 3;
    private static final int PEOPLE = 20;

    /** About as long as a first start takes. */
    private static final long FIRST_START_MILLIS = 3_000;

    private static final Duration REFUSAL = Duration.ofSeconds(60);
    private static final String REFUSED = "made by a newer version";
    private static final String NEWER = "INSERT INTO migration VALUES (2, '0002-later', 'x')";
    private static final String AS_IT_WAS = "DELETE FROM migration WHERE number = 2";

    @Override
    public int row() {
        return 28;
    }

    @Override
    public String name() {
        return "upgraded mid-day, killed while it starts, downgraded";
    }

    @Override
    public List<String> lacking() {
        return Commands.lacking("python3");
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Path journal = data.resolve("hall/journal.db");
        Crowd crowd = new Crowd();
        List<String> odd = new ArrayList<>();
        long start = FIRST_START_MILLIS;
        long slowest = 0;
        for (int i = 0; i < trial.times(); i++) {
            for (int kill = 0; kill < KILLS; kill++)
                killedWhileStarting(data, start / 4 + trial.dice().nextLong(start));
            try (HallProcess hall = HallProcess.on(data)) {
                start = hall.startMillis();
                slowest = Math.max(slowest, start);
                hall.openWindows();
                Crowd.Rush rush = crowd.rush(hall, PEOPLE);
                rush.enough();
                hall.kill();
                rush.end();
            }
            // The earlier program kept no note of its last row beside the journal.
            Files.deleteIfExists(journal.resolveSibling("journal.db-head"));
            downgraded(data, journal, odd);
        }
        int faults = trial.times() * (KILLS + 1);
        return crowd.settled(data, HallFile.demo().hall(), odd, faults, slowest);
    }

    private static VerbProcess begun(Path data) throws IOException {
        return new VerbProcess(
                log(data), "hall", "--data", data.toString(), "--port", "0", "--broker-port", "0");
    }

    private static Path log(Path data) {
        return data.resolveSibling("started.log");
    }

    private static void killedWhileStarting(Path data, long millis)
            throws IOException, InterruptedException {
        VerbProcess hall = begun(data);
        TimeUnit.MILLISECONDS.sleep(millis);
        hall.kill();
    }

    /** It is refused in words, and not a byte is changed. */
    private static void downgraded(Path data, Path journal, List<String> odd)
            throws IOException, InterruptedException {
        sql(journal, NEWER);
        Files.deleteIfExists(log(data));
        byte[] before = Files.readAllBytes(journal);
        try (VerbProcess hall = begun(data)) {
            int end = hall.untilEnded(REFUSAL);
            String said = hall.said() + Files.readString(log(data));
            if (end == 0 || !said.contains(REFUSED))
                odd.add("a journal of a newer shape ends the hall with " + end + ": " + said);
        }
        if (!Arrays.equals(Files.readAllBytes(journal), before))
            odd.add("a journal of a newer shape is changed");
        sql(journal, AS_IT_WAS);
    }

    private static void sql(Path journal, String words) throws IOException, InterruptedException {
        Commands.run(
                "python3",
                "-c",
                "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], isolation_level=None);"
                        + " file.execute(sys.argv[2]);"
                        + " file.execute('PRAGMA wal_checkpoint(TRUNCATE)')",
                journal.toString(),
                words);
    }
}
