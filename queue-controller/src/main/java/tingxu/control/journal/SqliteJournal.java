package tingxu.control.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.wire.HallId;
import tingxu.wire.MessageId;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The journal in an SQLite file: append-only, written by one thread, on disk when {@link #append}
 * returns (WAL, {@code synchronous=FULL}), each row hashed over the one before. After a write that
 * failed nothing more is written: what is on disk is read again by the next process.
 */
public final class SqliteJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    /**
     * Rows between snapshots, and one more for each ticket of the day: a snapshot holds them all.
     */
    private static final int SNAPSHOT_EVERY = 5_000;

    /** Enough for what is under way: some ten thousand rows. */
    private static final long LEAST_ROOM_BYTES = 16L << 20;

    private final Path file;
    private final HallId hall;
    private final int snapshotEvery;
    private final Claim claim;
    private final Tables tables;
    private final Witness witness;
    private long row;
    private String hash = Row.START;
    private volatile Head head = Head.NONE;
    private long nextSnapshot;
    private @Nullable CompletableFuture<KeptSnapshot> snapshot;
    private boolean broken;

    public SqliteJournal(Path file, HallId hall) {
        this(file, hall, SNAPSHOT_EVERY);
    }

    SqliteJournal(Path file, HallId hall, int snapshotEvery) {
        this.file = file;
        this.hall = hall;
        this.snapshotEvery = snapshotEvery;
        this.claim = claim(file);
        try {
            this.tables = Tables.forWriting(file);
            this.witness = new Witness(file);
        } catch (SQLException unusable) {
            claim.close();
            throw new JournalBroken("the journal " + file + " cannot be opened", unusable);
        } catch (JournalBroken unusable) {
            claim.close();
            throw unusable;
        }
    }

    private static Claim claim(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new JournalBroken("there is no place for the journal " + file, unusable);
        }
        return Claim.on(file);
    }

    @Override
    public HallId hall() {
        return hall;
    }

    // ------------------------------------------------------------------ starting

    @Override
    public Past past() {
        broken = true; // until it is known to be well: nothing is written on what cannot be read
        Optional<Head> known = Witness.asked(file);
        Audit audit = new Audit(hall, 0, Row.START);
        try {
            Past start = fromSnapshot();
            audit = new Audit(hall, start.row(), hashAt(start.row()));
            Past past = fold(start, audit);
            Head last = new Head(audit.row(), audit.hash());
            if (known.isPresent() && known.get().row() > last.row())
                throw new JournalBroken(cutOff(last.row(), known.get().row()));
            goOn(last);
            nextSnapshot = nextSnapshot(start);
            broken = false;
            return past;
        } catch (SQLException unreadable) {
            throw new JournalBroken(
                    "row " + (audit.row() + 1) + " of " + file + " cannot be read", unreadable);
        }
    }

    private Past fold(Past start, Audit audit) throws SQLException {
        Past[] past = {start};
        tables.read(
                start.row() + 1,
                kept -> {
                    Row next = kept.row();
                    String wrong = audit.next(next, kept.hash());
                    if (wrong != null)
                        throw new JournalBroken(
                                "row " + next.row() + " of " + file + " is broken: " + wrong);
                    try {
                        past[0] = past[0].after(next.entry());
                    } catch (JacksonException unknown) {
                        throw new JournalBroken(
                                "row "
                                        + next.row()
                                        + " of "
                                        + file
                                        + " was written by a newer version: install that version"
                                        + " again",
                                unknown);
                    }
                    return true;
                });
        return past[0];
    }

    private void goOn(Head last) {
        row = last.row();
        hash = last.hash();
        witness.saw(last);
        head = last;
    }

    private String cutOff(long last, long known) {
        return "rows %d to %d of %s are missing: they were there, and the end was cut off"
                .formatted(last + 1, known, file);
    }

    private Past fromSnapshot() throws SQLException {
        for (KeptSnapshot kept : tables.snapshots()) {
            try {
                return kept.past(tables.hashAt(kept.row()).orElse(""));
            } catch (IOException | JacksonException unusable) {
                LOG.warn(
                        "the snapshot at row {} of {} is passed over: {}",
                        kept.row(),
                        file,
                        unusable.getMessage());
            }
        }
        return Past.NONE;
    }

    private String hashAt(long at) throws SQLException {
        return at == 0 ? Row.START : tables.hashAt(at).orElseThrow();
    }

    // ------------------------------------------------------------------ going on

    @Override
    public void append(List<Entry> batch, Past after) {
        if (broken) throw new JournalBroken("the journal " + file + " has failed before");
        broken = true; // until it is known to be well
        String last = hash;
        long next = row;
        try {
            tables.begin();
            for (Entry entry : batch) {
                if (entry.row() != ++next)
                    throw new JournalBroken("row " + entry.row() + " does not follow on");
                Row each = Row.of(hall, entry);
                last = each.hash(last);
                tables.insert(each, last);
            }
            CompletableFuture<KeptSnapshot> ready = snapshot;
            boolean keep = ready != null && ready.isDone();
            if (keep && ready != null) tables.keep(ready.join());
            tables.commit();
            if (keep) snapshot = null;
        } catch (SQLException failed) {
            throw new JournalBroken("the journal " + file + " cannot be written", failed);
        }
        goOn(new Head(next, last));
        broken = false;
        snapshotIfDue(after);
    }

    /** Zipped aside, on a thread of its own; the writer puts it away with a later batch. */
    private void snapshotIfDue(Past after) {
        if (snapshot != null || row < nextSnapshot) return;
        nextSnapshot = nextSnapshot(after);
        String hashThen = hash;
        snapshot = new CompletableFuture<>();
        CompletableFuture<KeptSnapshot> promise = snapshot;
        Thread.ofPlatform()
                .name("snapshot")
                .daemon()
                .start(() ->
                        promise.completeAsync(
                                () -> KeptSnapshot.of(after, hashThen), Runnable::run));
    }

    private long nextSnapshot(Past last) {
        return last.row() + snapshotEvery + last.state().standings().size();
    }

    @Override
    public Optional<Entry> find(String who, MessageId id) {
        try {
            return tables.find(who, id.ulid()).map(Row::entry);
        } catch (SQLException unreadable) {
            throw new JournalBroken("the journal " + file + " cannot be read", unreadable);
        }
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public boolean nearlyFull() {
        try {
            return Files.getFileStore(file).getUsableSpace() < LEAST_ROOM_BYTES;
        } catch (IOException unknown) {
            throw new JournalBroken("the room left for " + file + " cannot be asked", unknown);
        }
    }

    // ------------------------------------------------------------------ looking back

    @Override
    public void read(long from, Consumer<Entry> reader) {
        read(file, from, reader);
    }

    /** Every entry of a journal's file from a row on, whoever writes it. */
    public static void read(Path file, long from, Consumer<Entry> reader) {
        try (Connection connection = Tables.forReading(file)) {
            Tables.read(
                    connection,
                    from,
                    kept -> {
                        reader.accept(kept.row().entry());
                        return true;
                    });
        } catch (SQLException unreadable) {
            throw new JournalBroken("the journal " + file + " cannot be read", unreadable);
        }
    }

    @Override
    public AuditResult verify() {
        return verify(file, hall);
    }

    /** Checks a journal's file, whoever writes it: each row, its end, and the pages around it. */
    public static AuditResult verify(Path file, HallId hall) {
        return Audit.of(file, hall);
    }

    @Override
    public void close() {
        try (claim;
                witness) {
            tables.close();
        } catch (SQLException | IOException failed) {
            throw new JournalBroken("the journal " + file + " cannot be closed", failed);
        }
    }
}
