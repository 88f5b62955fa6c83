package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import tingxu.kiosk.ledger.Ledger.LedgerBroken;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The SQLite file (WAL, synchronous FULL) with its tables, and how to write and read in it. */
final class LedgerFile implements AutoCloseable {

    /** Nobody else writes here; one who does all the same must not stop the touch screen. */
    private static final int BUSY_MILLIS = 100;

    private final Connection file;

    LedgerFile(Path path) {
        try {
            file = open(path);
        } catch (SQLException broken) {
            throw new LedgerBroken(path.toString(), broken);
        }
    }

    private static Connection open(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection file = DriverManager.getConnection("jdbc:sqlite:" + path, config.toProperties());
        try (var statement = file.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS print (
                        request TEXT PRIMARY KEY, day TEXT NOT NULL, number TEXT NOT NULL,
                        line TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
                        class TEXT NOT NULL, issued INTEGER NOT NULL, ahead INTEGER NOT NULL,
                        p50 INTEGER NOT NULL, p90 INTEGER NOT NULL, qr TEXT NOT NULL, item TEXT,
                        fate TEXT NOT NULL, prints INTEGER NOT NULL, changed INTEGER NOT NULL,
                        report TEXT, told INTEGER NOT NULL)\
                    """);
            statement.execute("CREATE INDEX IF NOT EXISTS print_told ON print (told)");
            statement.execute("CREATE INDEX IF NOT EXISTS print_number ON print (number, day)");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS loan (
                        id TEXT PRIMARY KEY, day TEXT NOT NULL, line TEXT NOT NULL,
                        zh TEXT NOT NULL, en TEXT NOT NULL, first TEXT NOT NULL,
                        count INTEGER NOT NULL, used INTEGER NOT NULL)\
                    """);
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS asked (line TEXT PRIMARY KEY, loan TEXT NOT NULL)");
            BookedTables.make(statement);
            // Ledgers that were begun before kiosks issued numbers of their own, or checked in
            // appointments, lack these.
            if (!has(statement, "offline"))
                statement.execute(
                        "ALTER TABLE print ADD COLUMN offline INTEGER NOT NULL DEFAULT 0");
            if (!has(statement, "booked"))
                statement.execute("ALTER TABLE print ADD COLUMN booked INTEGER");
        }
        return file;
    }

    private static boolean has(Statement statement, String name) throws SQLException {
        try (ResultSet column =
                statement.executeQuery(
                        "SELECT 1 FROM pragma_table_info('print') WHERE name='" + name + "'")) {
            return column.next();
        }
    }

    /** All of it is on disk when this returns, or nothing. */
    void together(Runnable writes) {
        write("BEGIN IMMEDIATE");
        try {
            writes.run();
            write("COMMIT");
        } catch (RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    private void rollBack(RuntimeException failed) {
        try {
            write("ROLLBACK");
        } catch (LedgerBroken alsoBroken) {
            failed.addSuppressed(alsoBroken);
        }
    }

    int write(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = file.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw new LedgerBroken(sql, broken);
        }
    }

    @FunctionalInterface
    interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> read(String sql, Reader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = file.prepareStatement(sql)) {
            fill(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) found.add(reader.of(row));
            }
            return found;
        } catch (SQLException broken) {
            throw new LedgerBroken(sql, broken);
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Number number) statement.setLong(i + 1, number.longValue());
            else statement.setString(i + 1, value == null ? null : value.toString());
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (SQLException broken) {
            throw new LedgerBroken("close", broken);
        }
    }
}
