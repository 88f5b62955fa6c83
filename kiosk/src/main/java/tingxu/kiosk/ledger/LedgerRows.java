package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** What the rows of the ledger's tables say. */
final class LedgerRows {

    // Whose number it is: the hall's; or the kiosk's own, of which the outbox knows or does not
    // yet.
    static final int HALLS = 0;
    static final int UNSAID = 1;
    static final int SAID = 2;

    private LedgerRows() {}

    static Entry entry(ResultSet row) throws SQLException {
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

    static Issued issued(ResultSet row) throws SQLException {
        String item = row.getString("item");
        return new Issued(
                grant(row), item == null ? null : new ItemId(item), row.getInt("offline") != HALLS);
    }

    static Loan loan(ResultSet row) throws SQLException {
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
