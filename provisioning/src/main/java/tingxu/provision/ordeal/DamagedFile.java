package tingxu.provision.ordeal;

import tingxu.control.catalogue.HallFile;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.process.VerbProcess;
import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The journal's file is damaged: a byte flips, a page is torn, the log is cut short. It is named,
 * and with one command the hall is open again within a minute, the bad file kept.
 */
final class DamagedFile implements Ordeal {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAGE = 4096;
    private static final int PEOPLE = 120;

    private enum Way {
        FLIPPED_BYTE,
        TORN_PAGE,
        CUT_LOG
    }

    private final HallId hall = HallFile.demo().hall();

    @Override
    public int row() {
        return 16;
    }

    @Override
    public String name() {
        return "flipped byte, torn page, log cut short";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Tally sum = Tally.NONE;
        for (int i = 0; i < trial.times(); i++) {
            Way way = Way.values()[i % Way.values().length];
            sum = sum.and(suffer(trial, trial.folder("hall-" + i), way));
        }
        return sum;
    }

    private Tally suffer(Trial trial, Path data, Way way) throws IOException, InterruptedException {
        Path journal = data.resolve("hall/journal.db");
        Crowd crowd = new Crowd();
        try (HallProcess running = HallProcess.on(data)) {
            running.openWindows();
            Crowd.Rush rush = crowd.rush(running, PEOPLE);
            rush.enough();
            if (way == Way.CUT_LOG) running.kill();
            rush.end();
        }
        if (verb(data, "backup") != 0 && way != Way.CUT_LOG) return broken("no copy could be made");
        if (!damage(journal, way, trial.dice())) return Tally.NONE;
        AuditResult found = SqliteJournal.verify(journal, hall);
        if (found instanceof AuditResult.Sound) return broken(way + " was not found");
        long began = System.nanoTime();
        int restored = verb(data, "restore");
        if (restored != 0) return broken(way + " was not restored");
        long millis;
        try (HallProcess again = HallProcess.on(data)) {
            millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            // What a cut log held is lost, and said to be; all else must be there again.
            if (way != Way.CUT_LOG) crowd.askAgain(again);
        }
        List<String> wrong = new ArrayList<>();
        if (millis > LIMIT.toMillis()) wrong.add("open again after " + millis + " ms only");
        if (kept(journal).isEmpty()) wrong.add("the bad file was not kept");
        Notes notes = way == Way.CUT_LOG ? new Notes() : crowd.notes();
        return Books.of(journal, hall, notes, wrong, 1)
                .and(new Tally(0, 0, 0, 0, 0, 0, millis, List.of()));
    }

    private static Tally broken(String why) {
        return new Tally(1, 0, 0, 0, 0, 0, 0, List.of(why));
    }

    private static int verb(Path data, String verb) throws IOException, InterruptedException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        try (VerbProcess process = new VerbProcess(log, verb, "--data", data.toString())) {
            return process.untilEnded(LIMIT);
        }
    }

    /** Until it is damage: a byte may lie where nothing is. */
    private boolean damage(Path journal, Way way, Random dice) throws IOException {
        byte[] sound = Files.readAllBytes(journal);
        for (int tries = 0; tries < 50; tries++) {
            if (way == Way.CUT_LOG) return cut(journal.resolveSibling("journal.db-wal"));
            byte[] bytes = sound.clone();
            int at = PAGE + dice.nextInt(bytes.length - PAGE);
            if (way == Way.FLIPPED_BYTE) bytes[at] ^= (byte) (1 << dice.nextInt(8));
            else Arrays.fill(bytes, at / PAGE * PAGE, at / PAGE * PAGE + PAGE, (byte) 0);
            Files.write(journal, bytes);
            if (!(SqliteJournal.verify(journal, hall) instanceof AuditResult.Sound)) return true;
        }
        return false;
    }

    private static boolean cut(Path log) throws IOException {
        if (!Files.exists(log)) return false;
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        return true;
    }

    private static List<Path> kept(Path journal) throws IOException {
        try (var files = Files.list(journal.resolveSibling(""))) {
            return files.filter(file -> file.getFileName().toString().startsWith("damaged-"))
                    .toList();
        }
    }
}
