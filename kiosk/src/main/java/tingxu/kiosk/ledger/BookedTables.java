package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.DayList;
import tingxu.wire.Appointment;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What the print journal's file holds of appointments: keys and times, and who checked in. */
final class BookedTables {

    private final LedgerFile file;

    BookedTables(LedgerFile file) {
        this.file = file;
    }

    static void make(Statement statement) throws SQLException {
        statement.execute(
                """
                CREATE TABLE IF NOT EXISTS booked (
                    line TEXT PRIMARY KEY, day TEXT NOT NULL, early INTEGER NOT NULL,
                    late INTEGER NOT NULL, list TEXT NOT NULL)\
                """);
        statement.execute(
                """
                CREATE TABLE IF NOT EXISTS check_in (
                    request TEXT PRIMARY KEY, booking TEXT NOT NULL)\
                """);
        statement.execute("CREATE INDEX IF NOT EXISTS check_in_booking ON check_in (booking)");
    }

    /** With the last list of a day all that is known of its check-ins goes too. */
    void keep(List<DayList> lists) {
        file.together(() -> {
            file.write("DELETE FROM booked");
            if (lists.isEmpty()) file.write("DELETE FROM check_in");
            for (DayList list : lists)
                file.write(
                        "INSERT INTO booked (line, day, early, late, list) VALUES (?,?,?,?,?)",
                        list.line(),
                        list.day(),
                        list.early().toSeconds(),
                        list.late().toSeconds(),
                        list.appointments().stream()
                                .map(BookedTables::text)
                                .collect(Collectors.joining("\n")));
        });
    }

    List<DayList> lists() {
        return file.read("SELECT * FROM booked ORDER BY line", BookedTables::list);
    }

    void checkingIn(MessageId request, String booking) {
        file.write("INSERT OR IGNORE INTO check_in VALUES (?,?)", request, booking);
    }

    @Nullable String of(MessageId request) {
        return file
                .read(
                        "SELECT booking FROM check_in WHERE request=?",
                        row -> row.getString("booking"),
                        request)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static DayList list(ResultSet row) throws SQLException {
        return new DayList(
                LocalDate.parse(row.getString("day")),
                new LineId(row.getString("line")),
                Duration.ofSeconds(row.getLong("early")),
                Duration.ofSeconds(row.getLong("late")),
                row.getString("list").lines().map(BookedTables::appointment).toList());
    }

    private static String text(Appointment one) {
        return String.join(
                ",",
                one.at().toString(),
                one.item() == null ? "" : one.item().name(),
                one.card() == null ? "" : one.card(),
                one.code() == null ? "" : one.code());
    }

    private static Appointment appointment(String text) {
        String[] fields = text.split(",", -1);
        return new Appointment(
                fields[2].isEmpty() ? null : fields[2],
                fields[3].isEmpty() ? null : fields[3],
                fields[1].isEmpty() ? null : new ItemId(fields[1]),
                Instant.parse(fields[0]));
    }
}
