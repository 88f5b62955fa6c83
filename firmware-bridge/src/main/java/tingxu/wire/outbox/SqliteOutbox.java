package tingxu.wire.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import tingxu.wire.MessageId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * An outbox in one SQLite file (WAL, synchronous FULL: what was added survives a power cut).
 *
 * <p>A file that is damaged is put aside, never deleted, and the outbox begins anew under a higher
 * epoch, so that the hall cannot mistake the new events for those it knows.
 */
public final class SqliteOutbox implements Outbox {

    public static final int CAPACITY = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);

    private final Connection db;
    private final long epoch;
    private final int capacity;
    private long lastSeq;
    private int size;

    /**
     * @param clock read once, when the outbox is made anew
     */
    public SqliteOutbox(Path file, InstantSource clock) {
        this(file, clock, CAPACITY);
    }

    SqliteOutbox(Path file, InstantSource clock, int capacity) {
        this.capacity = capacity;
        try {
            this.db = openOrBeginAnew(file);
            this.epoch = epoch(file, clock);
            this.lastSeq = number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence");
            this.size = (int) number("SELECT count(*) FROM event");
        } catch (SQLException unusable) {
            throw new IllegalStateException("outbox " + file + ": " + unusable, unusable);
        } catch (IOException unusable) {
            throw new UncheckedIOException("outbox " + file, unusable);
        }
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public synchronized Row add(MessageId id, Worth worth, Writer write) throws OutboxFull {
        try {
            List<Row> waiting = rows("SELECT seq, id, json FROM event WHERE id = ?", id.ulid());
            if (!waiting.isEmpty()) return waiting.getFirst();
            if (size >= worth.room(capacity)) throw new OutboxFull(worth.room(capacity));
            Row row = new Row(lastSeq + 1, id, write.write(epoch, lastSeq + 1));
            insert(row);
            lastSeq = row.seq();
            size++;
            return row;
        } catch (SQLException failed) {
            if (isFull(failed)) throw new OutboxFull(failed);
            throw new IllegalStateException("outbox: " + failed, failed);
        }
    }

    @Override
    public synchronized List<Row> after(long seq, int limit) {
        try {
            return rows(
                    "SELECT seq, id, json FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
                    seq,
                    limit);
        } catch (SQLException failed) {
            throw new IllegalStateException("outbox: " + failed, failed);
        }
    }

    @Override
    public synchronized void heard(long seq) {
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM event WHERE seq <= ?")) {
            delete.setLong(1, seq);
            size -= delete.executeUpdate();
        } catch (SQLException failed) {
            if (isFull(failed)) {
                LOG.warn("outbox: the disk is full; what the hall has heard is forgotten later");
                return;
            }
            throw new IllegalStateException("outbox: " + failed, failed);
        }
    }

    @Override
    public synchronized long heardUpTo() {
        List<Row> oldest = after(0, 1);
        return oldest.isEmpty() ? lastSeq : oldest.getFirst().seq() - 1;
    }

    @Override
    public synchronized int size() {
        return size;
    }

    @Override
    public synchronized void close() {
        try {
            db.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("outbox: " + failed, failed);
        }
    }

    private static Connection openOrBeginAnew(Path file) throws SQLException, IOException {
        try {
            return open(file);
        } catch (SQLiteException damaged) {
            if (!isDamage(damaged.getResultCode())) throw damaged;
            LOG.error("outbox {} is damaged and put aside: {}", file, damaged.getMessage());
            putAside(file);
            return open(file);
        }
    }

    private static Connection open(Path file) throws SQLException {
        Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement sql = db.createStatement()) {
            // Exclusive: a second process on the same outbox must fail, not interleave.
            sql.execute("PRAGMA locking_mode = EXCLUSIVE");
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = FULL");
            check(sql);
            sql.execute(
                    """
                    CREATE TABLE IF NOT EXISTS event (
                      seq INTEGER PRIMARY KEY AUTOINCREMENT,
                      id TEXT NOT NULL UNIQUE,
                      json TEXT NOT NULL) STRICT\
                    """);
            sql.execute("CREATE TABLE IF NOT EXISTS epoch (value INTEGER NOT NULL) STRICT");
            return db;
        } catch (SQLException unusable) {
            db.close();
            throw unusable;
        }
    }

    private static void check(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("PRAGMA quick_check(1)")) {
            if (!"ok".equals(found.getString(1)))
                throw new SQLiteException(found.getString(1), SQLiteErrorCode.SQLITE_CORRUPT);
        }
    }

    private static boolean isDamage(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    private static void putAside(Path file) throws IOException {
        for (String part : List.of("", "-wal", "-shm")) {
            Path bad = Path.of(file + part);
            if (Files.exists(bad)) Files.move(bad, free(Path.of(file + ".bad" + part)));
        }
    }

    private static boolean isFull(SQLException failed) {
        return failed instanceof SQLiteException full
                && full.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }

    private static Path free(Path wanted) {
        Path name = wanted;
        for (int i = 2; Files.exists(name); i++) name = Path.of(wanted + "." + i);
        return name;
    }

    /**
     * That of the file; for a new file one above the last that stood here. The note beside the file
     * remembers it when the file is lost, and the clock when both are.
     */
    private long epoch(Path file, InstantSource clock) throws SQLException, IOException {
        long known = number("SELECT coalesce(max(value), 0) FROM epoch");
        if (known > 0) return known;
        Path note = Path.of(file + ".epoch");
        long before = Files.exists(note) ? Long.parseLong(Files.readString(note).strip()) : 0;
        long minutes = Duration.ofMillis(clock.millis()).toMinutes();
        long made = Math.max(Math.max(before + 1, minutes), 1);
        Files.writeString(note, made + "\n");
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO epoch VALUES (?)")) {
            insert.setLong(1, made);
            insert.executeUpdate();
        }
        return made;
    }

    private void insert(Row row) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO event VALUES (?, ?, ?)")) {
            insert.setLong(1, row.seq());
            insert.setString(2, row.id().ulid());
            insert.setString(3, row.json());
            insert.executeUpdate();
        }
    }

    private List<Row> rows(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) select.setObject(i + 1, values[i]);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    rows.add(
                            new Row(
                                    found.getLong(1),
                                    new MessageId(found.getString(2)),
                                    found.getString(3)));
            }
            return rows;
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement select = db.createStatement();
                ResultSet found = select.executeQuery(sql)) {
            return found.getLong(1);
        }
    }
}
