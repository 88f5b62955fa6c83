package tingxu.provision.ordeal.disk;

import tingxu.control.catalogue.HallFile;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.process.VerbProcess;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Notes;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.HallId;
import tingxu.wire.TicketId;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The journal's file is damaged: a byte flips, a page is torn, the log is cut short. It is named,
 * and with one command the hall is open again within a minute, the bad file kept.
 */
final class DamagedFile implements Ordeal {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAGE = 4096;
    private static final int PEOPLE = 60;

    /** Stands in each row that issues a ticket, and nowhere else. */
    private static final String PRESS = "\"request\":\"";

    /** So often a place is tried that may hold nothing. */
    private static final int PAGES = 50;

    private static final int TEXTS = 3;

    // SQLite, "Database File Format", chapter 4, The Write-Ahead Log.
    private static final int LOG_HEADER = 32;
    private static final int LOG_PAGE_AT = 8;
    private static final int LOG_SALT_AT = 16;
    private static final int FRAME_HEADER = 24;
    private static final int FRAME_SALT_AT = 8;

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
        if (!busyDay(data, crowd, way)) return broken("no copy could be made");
        long rows = rows(journal, way);
        if (!damage(journal, way, trial.dice())) return broken("nobody notices " + way);
        if (way == Way.CUT_LOG && rows(journal, way) == rows) return Tally.NONE; // it was empty
        AuditResult found = SqliteJournal.verify(journal, hall);
        if (found instanceof AuditResult.Sound) return broken(way + " was not found");
        long began = System.nanoTime();
        int restored = verb(data, "restore");
        if (restored != 0) return broken(way + " was not restored");
        List<String> wrong = new ArrayList<>();
        Notes notes;
        long millis;
        try (HallProcess again = HallProcess.on(data)) {
            millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            notes = way == Way.CUT_LOG ? goneOn(again, crowd, wrong) : askedAgain(again, crowd);
        }
        if (millis > LIMIT.toMillis()) wrong.add("open again after " + millis + " ms only");
        if (kept(journal).isEmpty()) wrong.add("the bad file was not kept");
        return Books.of(journal, hall, notes, wrong, 1)
                .and(new Tally(0, 0, 0, 0, 0, 0, millis, List.of()));
    }

    /**
     * A copy is made in its midst, so that more stands in the file than in the copy; of a page that
     * is torn nothing is left, so there it is made at the end.
     */
    private static boolean busyDay(Path data, Crowd crowd, Way way)
            throws IOException, InterruptedException {
        boolean copied;
        try (HallProcess running = HallProcess.on(data)) {
            running.openWindows();
            rush(running, crowd).end();
            copied = way != Way.TORN_PAGE && verb(data, "backup") == 0;
            Crowd.Rush rush = rush(running, crowd);
            if (way == Way.CUT_LOG) running.kill();
            rush.end();
        }
        return copied || verb(data, "backup") == 0;
    }

    private static Crowd.Rush rush(HallProcess hall, Crowd crowd) throws InterruptedException {
        Crowd.Rush rush = crowd.rush(hall, PEOPLE);
        rush.enough();
        return rush;
    }

    /** All must be there again. */
    private static Notes askedAgain(HallProcess again, Crowd crowd) throws IOException {
        crowd.askAgain(again);
        return crowd.notes();
    }

    /** What a cut log held is lost, and said to be; but no number of those comes again. */
    private static Notes goneOn(HallProcess again, Crowd before, List<String> wrong)
            throws IOException, InterruptedException {
        Crowd after = new Crowd();
        rush(again, after).end();
        Set<TicketId> twice = new TreeSet<>(after.notes().held());
        twice.retainAll(Set.copyOf(before.notes().held()));
        if (!twice.isEmpty()) wrong.add(twice.size() + " numbers come again, as " + twice);
        return after.notes();
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

    /** Only asked of a log that is cut: another file is no journal any more. */
    private static long rows(Path journal, Way way) {
        long[] rows = {0};
        if (way == Way.CUT_LOG) SqliteJournal.read(journal, 1, _ -> rows[0]++);
        return rows[0];
    }

    /** Until it is damage: a page may hold nothing, and a text what was overwritten since. */
    private boolean damage(Path journal, Way way, Random dice) throws IOException {
        if (way == Way.CUT_LOG) return cut(journal.resolveSibling("journal.db-wal"));
        byte[] sound = Files.readAllBytes(journal);
        int most = way == Way.FLIPPED_BYTE ? TEXTS : PAGES;
        for (int tries = 0; tries < most; tries++) {
            byte[] bytes = sound.clone();
            int at = PAGE + dice.nextInt(bytes.length - PAGE);
            if (way == Way.FLIPPED_BYTE) bytes[letter(bytes, at)] ^= (byte) (1 << dice.nextInt(8));
            else Arrays.fill(bytes, at / PAGE * PAGE, at / PAGE * PAGE + PAGE, (byte) 0);
            Files.write(journal, bytes);
            if (!(SqliteJournal.verify(journal, hall) instanceof AuditResult.Sound)) return true;
        }
        return false;
    }

    /** The next place in the midst of a row, which SQLite itself does not watch over. */
    private static int letter(byte[] bytes, int from) throws IOException {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = all.indexOf(PRESS, from);
        if (at < 0) at = all.indexOf(PRESS);
        if (at < 0) throw new IOException("no ticket stands in the journal");
        return at + PRESS.length();
    }

    /**
     * Half of what was written since the log began anew; more lies behind it, of an earlier turn.
     */
    private static boolean cut(Path log) throws IOException {
        if (!Files.exists(log)) return false;
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        if (bytes.capacity() < LOG_HEADER) return false;
        int frame = FRAME_HEADER + bytes.getInt(LOG_PAGE_AT);
        long salt = bytes.getLong(LOG_SALT_AT);
        int frames = 0;
        for (int at = LOG_HEADER; at + frame <= bytes.capacity(); at += frame, frames++)
            if (bytes.getLong(at + FRAME_SALT_AT) != salt) break;
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.truncate(LOG_HEADER + (long) frames / 2 * frame);
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
