package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The print journal in one SQLite file (WAL, synchronous FULL). For one thread. */
public final class SqliteLedger implements Ledger {

    /** More than a month of a busy kiosk; older entries that the hall knows of are forgotten. */
    private static final int KEPT = 20_000;

    /** Nobody else writes here; one who does all the same must not stop the touch screen. */
    private static final int BUSY_MILLIS = 100;

    // Whose number it is: the hall's; or the kiosk's own, of which the outbox knows or does not
    // yet.
    private static final int HALLS = 0;
    private static final int UNSAID = 1;
    private static final int SAID = 2;

    private final Connection file;
    private final BookedTables bookings = new BookedTables(this);

    public SqliteLedger(Path path) {
        try {
            file = open(path);
        } catch (SQLException broken) {
            throw new LedgerBroken(path.toString(), broken);
        }
    }

    @Override
    public void probe() {
        write("PRAGMA user_version = 1");
    }

    @Override
    public boolean reserve(Issued issued, Instant now) {
        TicketGranted ticket = issued.grant();
        return write(
                        """
                        INSERT OR IGNORE INTO print (request, day, number, line, zh, en, class,
                            issued, ahead, p50, p90, qr, item, fate, prints, changed, told,
                            booked)
                        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'RESERVED',0,?,0,?)\
                        """,
                        ticket.request(),
                        ticket.ticket().day(),
                        ticket.ticket().number(),
                        ticket.line(),
                        ticket.lineName().zh(),
                        ticket.lineName().en(),
                        ticket.ticketClass(),
                        ticket.issuedAt().toEpochMilli(),
                        ticket.ahead(),
                        ticket.range().p50Minutes(),
                        ticket.range().p90Minutes(),
                        ticket.qr(),
                        issued.item(),
                        now.toEpochMilli(),
                        ticket.booked() == null ? null : ticket.booked().toEpochMilli())
                == 1;
    }

    @Override
    public void issue(Issued issued, Loan loan, Instant now) {
        together(() -> {
            int used =
                    write(
                            "UPDATE loan SET used=used+1 WHERE id=? AND used=?",
                            loan.id(),
                            loan.used());
            if (used != 1 || !reserve(issued, now))
                throw new IllegalStateException(issued.number() + " is not to be issued");
            write("UPDATE print SET offline=? WHERE request=?", UNSAID, issued.request());
        });
    }

    @Override
    public void said(MessageId request) {
        write("UPDATE print SET offline=? WHERE request=?", SAID, request);
    }

    @Override
    public void withdraw(MessageId request) {
        write("DELETE FROM print WHERE request=? AND offline=?", request, UNSAID);
    }

    @Override
    public void lent(Loan loan) {
        together(() -> {
            write("DELETE FROM loan WHERE day<?", loan.day());
            write(
                    "INSERT OR IGNORE INTO loan (id, day, line, zh, en, first, count, used)"
                            + " VALUES (?,?,?,?,?,?,?,?)",
                    loan.id(),
                    loan.day(),
                    loan.line(),
                    loan.lineName().zh(),
                    loan.lineName().en(),
                    loan.first(),
                    loan.count(),
                    loan.used());
            write("DELETE FROM asked WHERE line=?", loan.line());
        });
    }

    @Override
    public void asking(LineId line, MessageId loan) {
        write("INSERT OR REPLACE INTO asked (line, loan) VALUES (?,?)", line, loan);
    }

    @Override
    public void keepLoans(@Nullable LocalDate day) {
        together(() -> {
            if (day == null) write("DELETE FROM loan");
            else write("DELETE FROM loan WHERE day<>?", day);
            write("DELETE FROM asked");
        });
    }

    @Override
    public List<Loan> loans() {
        return read("SELECT * FROM loan ORDER BY rowid", SqliteLedger::loan);
    }

    @Override
    public Map<LineId, MessageId> asked() {
        Map<LineId, MessageId> asked = new TreeMap<>();
        read(
                        "SELECT * FROM asked",
                        row ->
                                Map.entry(
                                        new LineId(row.getString("line")),
                                        new MessageId(row.getString("loan"))))
                .forEach(one -> asked.put(one.getKey(), one.getValue()));
        return asked;
    }

    @Override
    public void keepBooked(List<DayList> lists) {
        bookings.keep(lists);
    }

    @Override
    public List<DayList> booked() {
        return bookings.lists();
    }

    @Override
    public void checkingIn(MessageId request, String booking) {
        bookings.checkingIn(request, booking);
    }

    @Override
    public @Nullable String bookingOf(MessageId request) {
        return bookings.of(request);
    }

    @Override
    public Optional<Issued> checkedIn(String booking) {
        return read(
                        """
                        SELECT print.* FROM check_in JOIN print USING (request)
                        WHERE booking=? AND fate<>'NEVER' ORDER BY print.rowid DESC LIMIT 1\
                        """,
                        SqliteLedger::issued,
                        booking)
                .stream()
                .findFirst();
    }

    @Override
    public void sent(MessageId request, Instant now) {
        write(
                "UPDATE print SET fate='SENT', prints=prints+1, changed=? WHERE request=?",
                now.toEpochMilli(),
                request);
    }

    @Override
    public void copied(MessageId request) {
        write(
                """
                UPDATE print SET prints=prints+1,
                    fate=CASE fate WHEN 'RESERVED' THEN 'SENT' ELSE fate END
                WHERE request=?\
                """,
                request);
    }

    @Override
    public void settle(MessageId request, PaperOutcome outcome, MessageId report, Instant now) {
        Entry.Fate fate = Entry.Fate.of(outcome);
        write(
                "UPDATE print SET fate=?, report=?, told=0, changed=? WHERE request=?",
                fate,
                report,
                now.toEpochMilli(),
                request);
    }

    @Override
    public void settle(Issued issued, PaperOutcome outcome, MessageId report, Instant now) {
        together(() -> {
            reserve(issued, now);
            settle(issued.request(), outcome, report, now);
        });
    }

    @Override
    public void told(MessageId request) {
        told(request, KEPT);
    }

    void told(MessageId request, int kept) {
        write("UPDATE print SET told=1 WHERE request=?", request);
        write(
                """
                DELETE FROM print WHERE told=1 AND rowid <= (
                    SELECT rowid FROM print ORDER BY rowid DESC LIMIT 1 OFFSET ?)\
                """,
                kept);
    }

    @Override
    public List<Entry> unfinished() {
        return read("SELECT * FROM print WHERE told=0 ORDER BY rowid", SqliteLedger::entry);
    }

    @Override
    public Optional<Entry> entry(MessageId request) {
        return read("SELECT * FROM print WHERE request=?", SqliteLedger::entry, request).stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> entry(TicketId ticket) {
        return read(
                        "SELECT * FROM print WHERE number=? AND day=? ORDER BY rowid LIMIT 1",
                        SqliteLedger::entry,
                        ticket.number(),
                        ticket.day())
                .stream()
                .findFirst();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (SQLException broken) {
            throw new LedgerBroken("close", broken);
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

    private static Entry entry(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new Entry(
                issued(row),
                Entry.Fate.valueOf(row.getString("fate")),
                row.getInt("prints"),
                Instant.ofEpochMilli(row.getLong("changed")),
                report == null ? null : new MessageId(report),
                row.getInt("offline") != UNSAID,
                row.getInt("told") == 1);
    }

    private static Issued issued(ResultSet row) throws SQLException {
        String item = row.getString("item");
        return new Issued(
                grant(row), item == null ? null : new ItemId(item), row.getInt("offline") != HALLS);
    }

    private static Loan loan(ResultSet row) throws SQLException {
        return new Loan(
                new MessageId(row.getString("id")),
                LocalDate.parse(row.getString("day")),
                new LineId(row.getString("line")),
                new Words(row.getString("zh"), row.getString("en")),
                TicketNumber.parse(row.getString("first")),
                row.getInt("count"),
                row.getInt("used"));
    }

    private static TicketGranted grant(ResultSet row) throws SQLException {
        return new TicketGranted(
                new MessageId(row.getString("request")),
                new TicketId(
                        LocalDate.parse(row.getString("day")),
                        TicketNumber.parse(row.getString("number"))),
                new LineId(row.getString("line")),
                new Words(row.getString("zh"), row.getString("en")),
                TicketClass.valueOf(row.getString("class")),
                Instant.ofEpochMilli(row.getLong("issued")),
                row.getInt("ahead"),
                new WaitRange(row.getInt("p50"), row.getInt("p90")),
                row.getString("qr"),
                booked(row),
                null);
    }

    private static @Nullable Instant booked(ResultSet row) throws SQLException {
        long millis = row.getLong("booked");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
