package tingxu.control.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The shapes the journal's file has had, in order. A file remembers which it has been through and
 * their checksums; one that was changed since, or is newer than this program, is not touched.
 */
final class Migrations {

    /** Their names, in order, a line each. */
    private static final String SHAPES = "shapes";

    private Migrations() {}

    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS migration"
                            + " (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                            + " checksum TEXT NOT NULL) STRICT");
        }
        List<String> names = text(SHAPES).lines().toList();
        List<String> applied = applied(connection);
        if (applied.size() > names.size())
            throw new JournalBroken(
                    "the journal was made by a newer version (migration "
                            + applied.size()
                            + "): install that version again");
        for (int i = 0; i < names.size(); i++) {
            String sql = text(names.get(i) + ".sql");
            if (i >= applied.size()) apply(connection, i + 1, names.get(i), sql);
            else if (!applied.get(i).equals(checksum(sql)))
                throw new JournalBroken(
                        "migration " + names.get(i) + " is not the one this journal went through");
        }
    }

    private static List<String> applied(Connection connection) throws SQLException {
        List<String> checksums = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT checksum FROM migration ORDER BY number")) {
            while (rows.next()) checksums.add(rows.getString(1));
        }
        return checksums;
    }

    /** All of a step or nothing: a kill in the middle leaves the file as it was. */
    private static void apply(Connection connection, int number, String name, String sql)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement note =
                        connection.prepareStatement("INSERT INTO migration VALUES (?, ?, ?)")) {
            statement.execute("BEGIN IMMEDIATE");
            statement.executeUpdate(sql);
            note.setInt(1, number);
            note.setString(2, name);
            note.setString(3, checksum(sql));
            note.executeUpdate();
            statement.execute("COMMIT");
        }
    }

    private static String text(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no " + name + " of the journal");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("no " + name + " of the journal", unreadable);
        }
    }

    private static String checksum(String sql) {
        return HexFormat.of().formatHex(Row.sha256().digest(sql.getBytes(StandardCharsets.UTF_8)));
    }
}
