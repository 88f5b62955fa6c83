package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The print journal in one SQLite file (WAL, synchronous FULL). For one thread. */
public final class SqliteLedger implements Ledger {

    /** More than a month of a busy kiosk; older entries that the hall knows of are forgotten. */
    private static final int KEPT = 20_000;

    private final LedgerFile file;
    private final BookedTables bookings;

    public SqliteLedger(Path path) {
        file = new LedgerFile(path);
        bookings = new BookedTables(file);
    }

    @Override
    public void probe() {
        file.write("PRAGMA user_version = 1");
    }

    @Override
    public boolean reserve(Issued issued, Instant now) {
        TicketGranted ticket = issued.grant();
        return file.write(
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
        file.together(() -> {
            int used =
                    file.write(
                            "UPDATE loan SET used=used+1 WHERE id=? AND used=?",
                            loan.id(),
                            loan.used());
            if (used != 1 || !reserve(issued, now))
                throw new IllegalStateException(issued.number() + " is not to be issued");
            file.write(
                    "UPDATE print SET offline=? WHERE request=?",
                    LedgerRows.UNSAID,
                    issued.request());
        });
    }

    @Override
    public void said(MessageId request) {
        file.write("UPDATE print SET offline=? WHERE request=?", LedgerRows.SAID, request);
    }

    @Override
    public void withdraw(MessageId request) {
        file.write("DELETE FROM print WHERE request=? AND offline=?", request, LedgerRows.UNSAID);
    }

    @Override
    public void lent(Loan loan) {
        file.together(() -> {
            file.write("DELETE FROM loan WHERE day<?", loan.day());
            file.write(
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
            file.write("DELETE FROM asked WHERE line=?", loan.line());
        });
    }

    @Override
    public void asking(LineId line, MessageId loan) {
        file.write("INSERT OR REPLACE INTO asked (line, loan) VALUES (?,?)", line, loan);
    }

    @Override
    public void keepLoans(@Nullable LocalDate day) {
        file.together(() -> {
            if (day == null) file.write("DELETE FROM loan");
            else file.write("DELETE FROM loan WHERE day<>?", day);
            file.write("DELETE FROM asked");
        });
    }

    @Override
    public List<Loan> loans() {
        return file.read("SELECT * FROM loan ORDER BY rowid", LedgerRows::loan);
    }

    @Override
    public Map<LineId, MessageId> asked() {
        Map<LineId, MessageId> asked = new TreeMap<>();
        file.read(
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
        return file
                .read(
                        """
                        SELECT print.* FROM check_in JOIN print USING (request)
                        WHERE booking=? AND fate<>'NEVER' ORDER BY print.rowid DESC LIMIT 1\
                        """,
                        LedgerRows::issued,
                        booking)
                .stream()
                .findFirst();
    }

    @Override
    public void sent(MessageId request, Instant now) {
        file.write(
                "UPDATE print SET fate='SENT', prints=prints+1, changed=? WHERE request=?",
                now.toEpochMilli(),
                request);
    }

    @Override
    public void copied(MessageId request) {
        file.write(
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
        file.write(
                "UPDATE print SET fate=?, report=?, told=0, changed=? WHERE request=?",
                fate,
                report,
                now.toEpochMilli(),
                request);
    }

    @Override
    public void settle(Issued issued, PaperOutcome outcome, MessageId report, Instant now) {
        file.together(() -> {
            reserve(issued, now);
            settle(issued.request(), outcome, report, now);
        });
    }

    @Override
    public void told(MessageId request) {
        told(request, KEPT);
    }

    void told(MessageId request, int kept) {
        file.write("UPDATE print SET told=1 WHERE request=?", request);
        file.write(
                """
                DELETE FROM print WHERE told=1 AND rowid <= (
                    SELECT rowid FROM print ORDER BY rowid DESC LIMIT 1 OFFSET ?)\
                """,
                kept);
    }

    @Override
    public List<Entry> unfinished() {
        return file.read("SELECT * FROM print WHERE told=0 ORDER BY rowid", LedgerRows::entry);
    }

    @Override
    public Optional<Entry> entry(MessageId request) {
        return file.read("SELECT * FROM print WHERE request=?", LedgerRows::entry, request).stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> entry(TicketId ticket) {
        return file
                .read(
                        "SELECT * FROM print WHERE number=? AND day=? ORDER BY rowid LIMIT 1",
                        LedgerRows::entry,
                        ticket.number(),
                        ticket.day())
                .stream()
                .findFirst();
    }

    @Override
    public void close() {
        file.close();
    }
}
