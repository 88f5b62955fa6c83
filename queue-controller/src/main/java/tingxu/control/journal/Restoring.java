package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.control.journal.Tables.Kept;
import tingxu.wire.HallId;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a journal whole again: the rows of a copy, and after them every row of the damaged file
 * that the chain still vouches for. The damaged file is kept beside it.
 */
public final class Restoring implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What lies beside a journal and belongs to it. */
    private static final List<String> ENDINGS = List.of("", "-wal", "-shm", "-head");

    private final Path journal;
    private final HallId hall;
    private final Claim claim;

    /**
     * @throws JournalBroken when a hall is running on it
     */
    public Restoring(Path journal, HallId hall) {
        this.journal = journal;
        this.hall = hall;
        this.claim = Claim.on(journal);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * @param copied rows that came from the copy
         * @param saved rows after them, from the damaged file
         * @param mended rows in which a byte was put right
         * @param lost rows that were there and could not be brought back
         * @param why nothing could be read on from there; null when nothing is lost
         * @param aside where the file lies that was there before; null when none was
         */
        record Restored(
                long copied,
                long saved,
                List<Long> mended,
                long lost,
                @Nullable String why,
                @Nullable Path aside,
                Head head)
                implements Outcome {
            public Restored {
                mended = List.copyOf(mended);
            }
        }

        /** Nothing was touched. */
        record Refused(Words why) implements Outcome {}
    }

    /** Rows of the damaged file that follow on from where one stands. */
    private static final class Saved {
        private final Tables to;
        private Head head;
        private long count;
        private final List<Long> mended = new ArrayList<>();
        private @Nullable String why;

        Saved(Tables to, Head head) {
            this.to = to;
            this.head = head;
        }
    }

    /**
     * @param copy null to go by the damaged file alone
     */
    public Outcome from(@Nullable Path copy, Instant now) {
        try {
            if (copy == null && !Files.exists(journal))
                return refused("没有日志，也没有副本", "there is neither a journal nor a copy");
            Head start = Head.NONE;
            if (copy != null) {
                if (!(Audit.of(copy, hall) instanceof AuditResult.Sound(long rows, String hash)))
                    return refused(
                            copy + " 本身已损坏：" + Audit.of(copy, hall),
                            copy + " is damaged itself: " + Audit.of(copy, hall));
                start = new Head(rows, hash);
                if (Files.exists(journal) && isOfAnotherPast(start))
                    return refused(
                            copy + " 不是这份日志的副本。只要副本时，先把 " + journal + " 移走",
                            copy
                                    + " is no copy of this journal. To have the copy alone, move "
                                    + journal
                                    + " away first");
            }
            Path draft = journal.resolveSibling(journal.getFileName() + ".restored");
            for (String ending : ENDINGS) Files.deleteIfExists(beside(draft, ending));
            if (copy != null) Files.copy(copy, draft);
            long known = lastKnown();
            Saved saved = save(draft, start);
            Path aside = Files.exists(journal) ? setAside(now) : null;
            // The old log must be gone before the new file comes; the witness goes last, so that a
            // kill in between is found at the next start.
            for (String ending : List.of("-wal", "-shm"))
                Files.deleteIfExists(beside(journal, ending));
            Copies.settle(draft, journal);
            Files.deleteIfExists(Witness.beside(journal));
            return new Outcome.Restored(
                    start.row(),
                    saved.count,
                    saved.mended,
                    Math.max(0, known - saved.head.row()),
                    saved.why,
                    aside,
                    saved.head);
        } catch (SQLException | IOException failed) {
            return refused(
                    "磁盘不能用：" + failed.getMessage(), "the disk fails: " + failed.getMessage());
        }
    }

    private static Outcome.Refused refused(String zh, String en) {
        return new Outcome.Refused(new Words(zh, en));
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** A journal whose row at the copy's end is another was never copied to it. */
    private boolean isOfAnotherPast(Head copy) {
        try (Connection connection = Tables.forReading(journal);
                PreparedStatement select =
                        connection.prepareStatement("SELECT hash FROM journal WHERE row = ?")) {
            select.setLong(1, copy.row());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && !differsByDamage(rows.getString(1), copy.hash());
            }
        } catch (SQLException unreadable) {
            return false; // nothing in it gainsays the copy
        }
    }

    private static boolean differsByDamage(String there, String hash) {
        int different = Math.abs(there.length() - hash.length());
        for (int i = 0; i < Math.min(there.length(), hash.length()); i++)
            if (there.charAt(i) != hash.charAt(i)) different++;
        return different <= 2;
    }

    /** The last row that anyone knows of. */
    private long lastKnown() {
        long known = Witness.asked(journal).map(Head::row).orElse(0L);
        if (!Files.exists(journal)) return known;
        try (Connection connection = Tables.forReading(journal);
                PreparedStatement select =
                        connection.prepareStatement("SELECT max(row) FROM journal");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Math.max(known, rows.getLong(1)) : known;
        } catch (SQLException unreadable) {
            return known;
        }
    }

    // ------------------------------------------------------------------ what can be saved

    private Saved save(Path draft, Head start) throws SQLException {
        try (Tables to = Tables.forWriting(draft)) {
            Saved saved = new Saved(to, start);
            if (!Files.exists(journal)) return saved;
            to.begin();
            try (Connection connection = Tables.forReading(journal)) {
                boolean more = true;
                while (more) more = readOn(connection, saved) && mend(connection, saved);
            } catch (SQLException unreadable) {
                saved.why =
                        "row "
                                + (saved.head.row() + 1)
                                + " cannot be read: "
                                + unreadable.getMessage();
            }
            to.commit();
            return saved;
        }
    }

    /** Takes rows while the chain holds; whether a row was met where it does not. */
    private boolean readOn(Connection connection, Saved saved) throws SQLException {
        Audit audit = new Audit(hall, saved.head.row(), saved.head.hash());
        @Nullable String[] wrong = {null};
        @Nullable SQLException[] unwritable = {null};
        Tables.read(
                connection,
                saved.head.row() + 1,
                kept -> {
                    wrong[0] = audit.next(kept.row(), kept.hash());
                    if (wrong[0] != null) return false;
                    try {
                        take(saved, kept);
                    } catch (SQLException failed) {
                        unwritable[0] = failed;
                    }
                    return unwritable[0] == null;
                });
        if (unwritable[0] != null) throw unwritable[0];
        saved.why = wrong[0] == null ? null : "row " + (saved.head.row() + 1) + ": " + wrong[0];
        return wrong[0] != null;
    }

    private boolean mend(Connection connection, Saved saved) throws SQLException {
        long row = saved.head.row() + 1;
        Optional<Kept> mended = Mending.of(connection, row, saved.head.hash());
        if (mended.isEmpty()) return false;
        Audit audit = new Audit(hall, saved.head.row(), saved.head.hash());
        if (audit.next(mended.get().row(), mended.get().hash()) != null) return false;
        take(saved, mended.get());
        saved.mended.add(row);
        return true;
    }

    private static void take(Saved saved, Kept kept) throws SQLException {
        saved.to.insert(kept.row(), kept.hash());
        saved.head = new Head(kept.row().row(), kept.hash());
        saved.count++;
    }

    // ------------------------------------------------------------------ what was there before

    /**
     * Kept under both names until the new file has the old one's: a kill in between loses nothing.
     */
    private Path setAside(Instant now) throws IOException {
        Path aside = journal.resolveSibling("damaged-" + STAMP.format(now) + ".db");
        for (String ending : ENDINGS)
            if (Files.exists(beside(journal, ending)))
                Files.createLink(beside(aside, ending), beside(journal, ending));
        return aside;
    }

    @Override
    public void close() {
        claim.close();
    }
}
