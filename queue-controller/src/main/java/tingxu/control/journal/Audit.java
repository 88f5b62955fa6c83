package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Walks the chain: each row must bear the hall's name, follow on, and hash to what lies there. */
final class Audit {

    private final HallId hall;
    private long row;
    private String hash;

    Audit(HallId hall, long row, String hash) {
        this.hall = hall;
        this.row = row;
        this.hash = hash;
    }

    /** Checks a journal's file, whoever writes it: each row, its end, and the pages around it. */
    static AuditResult of(Path file, HallId hall) {
        Optional<Head> known = Witness.asked(file); // first: whoever writes goes on meanwhile
        Audit audit = new Audit(hall, 0, Row.START);
        try (Connection connection = Tables.forReading(file)) {
            String wrong = firstWrong(connection, audit);
            if (wrong == null) wrong = missing(connection, audit.row(), known);
            if (wrong != null) return new AuditResult.Broken(audit.row() + 1, wrong);
            String torn = Tables.torn(connection);
            if (torn != null) return new AuditResult.Torn(torn);
        } catch (SQLException unreadable) {
            return new AuditResult.Broken(
                    audit.row() + 1, "the file cannot be read: " + unreadable.getMessage());
        }
        return new AuditResult.Sound(audit.row(), audit.hash());
    }

    private static @Nullable String firstWrong(Connection connection, Audit audit)
            throws SQLException {
        @Nullable String[] wrong = {null};
        Tables.read(
                connection,
                1,
                kept -> {
                    wrong[0] = audit.next(kept.row(), kept.hash());
                    return wrong[0] == null;
                });
        return wrong[0];
    }

    private static @Nullable String missing(Connection connection, long last, Optional<Head> known)
            throws SQLException {
        for (KeptSnapshot kept : Tables.snapshots(connection))
            if (kept.row() > last) return "it is missing: a snapshot knows of row " + kept.row();
        if (known.isPresent() && known.get().row() > last)
            return "it is missing: the end was cut off, and row "
                    + known.get().row()
                    + " was there";
        return null;
    }

    /** What is wrong with the next row; null when nothing is. */
    @Nullable String next(Row next, String kept) {
        long expected = row + 1;
        if (next.row() != expected) return "row " + expected + " is missing";
        if (!next.hall().equals(hall.name()))
            return "it belongs to hall " + next.hall() + ", not to " + hall;
        String computed = next.hash(hash);
        if (!computed.equals(kept))
            return "its hash is " + kept + ", but its columns and the row before give " + computed;
        row = expected;
        hash = computed;
        return null;
    }

    long row() {
        return row;
    }

    String hash() {
        return hash;
    }
}
