package tingxu.control.journal;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of the journal's tables, prepared once for a connection. */
final class Tables implements AutoCloseable {

    static final String COLUMNS =
            "row, hall, id, who, epoch, seq, at, events, refused_zh, refused_en, hash";

    /** A row with the hash that lies beside it. */
    record Kept(Row row, String hash) {}

    @FunctionalInterface
    interface RowReader {
        /** Whether to go on. */
        boolean next(Kept kept);
    }

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insert;
    private final PreparedStatement find;

    private Tables(Connection connection) throws SQLException {
        this.connection = connection;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        insert =
                connection.prepareStatement(
                        "INSERT INTO journal ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        find =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM journal WHERE id = ? AND who = ?");
    }

    /** For the one who writes: a commit is on disk when it returns. */
    static Tables forWriting(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5000);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Migrations.apply(connection);
            return new Tables(connection);
        } catch (SQLException | JournalBroken unusable) {
            connection.close();
            throw unusable;
        }
    }

    static Connection forReading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    void insert(Row row, String hash) throws SQLException {
        insert.setLong(1, row.row());
        insert.setString(2, row.hall());
        insert.setString(3, row.id());
        insert.setString(4, row.who());
        insert.setLong(5, row.epoch());
        insert.setLong(6, row.seq());
        insert.setString(7, row.at());
        insert.setString(8, row.events());
        insert.setString(9, row.refusedZh());
        insert.setString(10, row.refusedEn());
        insert.setString(11, hash);
        insert.executeUpdate();
    }

    Optional<Row> find(String who, String id) throws SQLException {
        find.setString(1, id);
        find.setString(2, who);
        try (ResultSet rows = find.executeQuery()) {
            return rows.next() ? Optional.of(kept(rows).row()) : Optional.empty();
        }
    }

    void read(long from, RowReader reader) throws SQLException {
        read(connection, from, reader);
    }

    static void read(Connection connection, long from, RowReader reader) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM journal WHERE row >= ? ORDER BY row")) {
            select.setLong(1, from);
            try (ResultSet rows = select.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) more = reader.next(kept(rows));
            }
        }
    }

    /** The rows that opened a day, in order; such a row has no other event before. */
    static List<Row> openings(Connection connection) throws SQLException {
        String start = "[{\"type\":\"day-opened\"";
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + COLUMNS
                                + " FROM journal WHERE substr(events, 1, ?) = ?"
                                + " ORDER BY row")) {
            select.setInt(1, start.length());
            select.setString(2, start);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.add(kept(rows).row());
            }
        }
        return found;
    }

    private static Kept kept(ResultSet rows) throws SQLException {
        Row row =
                new Row(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9),
                        rows.getString(10));
        return new Kept(row, rows.getString(11));
    }

    /** Keeps a snapshot, and of the older ones only the latest. */
    void keep(KeptSnapshot snapshot) throws SQLException {
        try (PreparedStatement put =
                        connection.prepareStatement(
                                "INSERT OR REPLACE INTO snapshot (row, form, hash, digest, body)"
                                        + " VALUES (?, ?, ?, ?, ?)");
                PreparedStatement drop =
                        connection.prepareStatement(
                                "DELETE FROM snapshot WHERE row NOT IN (SELECT row FROM snapshot"
                                        + " ORDER BY row DESC LIMIT 2)")) {
            put.setLong(1, snapshot.row());
            put.setInt(2, snapshot.form());
            put.setString(3, snapshot.hash());
            put.setString(4, snapshot.digest());
            put.setBytes(5, snapshot.body());
            put.executeUpdate();
            drop.executeUpdate();
        }
    }

    /** The snapshots that are kept, the newest first. */
    static List<KeptSnapshot> snapshots(Connection connection) throws SQLException {
        List<KeptSnapshot> found = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT row, form, hash, digest, body FROM snapshot"
                                        + " ORDER BY row DESC");
                ResultSet rows = select.executeQuery()) {
            while (rows.next())
                found.add(
                        new KeptSnapshot(
                                rows.getLong(1),
                                rows.getInt(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getBytes(5)));
        }
        return found;
    }

    List<KeptSnapshot> snapshots() throws SQLException {
        return snapshots(connection);
    }

    /** What SQLite finds wrong with its own pages and indexes; null when nothing is. */
    static @Nullable String torn(Connection connection) throws SQLException {
        try (Statement check = connection.createStatement();
                ResultSet found = check.executeQuery("PRAGMA integrity_check(1)")) {
            String first = found.next() ? found.getString(1) : "it does not answer";
            return first.equals("ok") ? null : first;
        }
    }

    Optional<String> hashAt(long row) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hash FROM journal WHERE row = ?")) {
            select.setLong(1, row);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
