package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.ledger.Entry;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A print journal on a disk that may fail, under a process that may end at each write. */
final class DiskLedger implements Ledger {

    private final Ledger kept;
    private final Box box;
    private final BooleanSupplier broken;

    DiskLedger(Ledger kept, Box box, BooleanSupplier broken) {
        this.kept = kept;
        this.box = box;
        this.broken = broken;
    }

    private void write(String what, Runnable write) {
        box.step();
        if (broken.getAsBoolean()) throw new LedgerBroken(what, new IOException("the disk fails"));
        write.run();
        box.step();
    }

    @Override
    public void probe() {
        write("probe", kept::probe);
    }

    @Override
    public boolean reserve(Issued issued, Instant now) {
        boolean[] fresh = {false};
        write("reserve", () -> fresh[0] = kept.reserve(issued, now));
        return fresh[0];
    }

    @Override
    public void issue(Issued issued, Loan loan, Instant now) {
        write("issue", () -> kept.issue(issued, loan, now));
    }

    @Override
    public void said(MessageId request) {
        write("said", () -> kept.said(request));
    }

    @Override
    public void withdraw(MessageId request) {
        write("withdraw", () -> kept.withdraw(request));
    }

    @Override
    public void lent(Loan loan) {
        write("lent", () -> kept.lent(loan));
    }

    @Override
    public void asking(LineId line, MessageId loan) {
        write("asking", () -> kept.asking(line, loan));
    }

    @Override
    public void keepLoans(@Nullable LocalDate day) {
        write("keepLoans", () -> kept.keepLoans(day));
    }

    @Override
    public void keepBooked(List<DayList> lists) {
        write("keepBooked", () -> kept.keepBooked(lists));
    }

    @Override
    public List<DayList> booked() {
        return kept.booked();
    }

    @Override
    public void checkingIn(MessageId request, String booking) {
        write("checkingIn", () -> kept.checkingIn(request, booking));
    }

    @Override
    public @Nullable String bookingOf(MessageId request) {
        return kept.bookingOf(request);
    }

    @Override
    public Optional<Issued> checkedIn(String booking) {
        return kept.checkedIn(booking);
    }

    @Override
    public void sent(MessageId request, Instant now) {
        write("sent", () -> kept.sent(request, now));
    }

    @Override
    public void copied(MessageId request) {
        write("copied", () -> kept.copied(request));
    }

    @Override
    public void settle(MessageId request, PaperOutcome outcome, MessageId report, Instant now) {
        write("settle", () -> kept.settle(request, outcome, report, now));
    }

    @Override
    public void settle(Issued issued, PaperOutcome outcome, MessageId report, Instant now) {
        write("settle", () -> kept.settle(issued, outcome, report, now));
    }

    @Override
    public void told(MessageId request) {
        write("told", () -> kept.told(request));
    }

    @Override
    public List<Loan> loans() {
        return kept.loans();
    }

    @Override
    public Map<LineId, MessageId> asked() {
        return kept.asked();
    }

    @Override
    public List<Entry> unfinished() {
        return kept.unfinished();
    }

    @Override
    public Optional<Entry> entry(MessageId request) {
        return kept.entry(request);
    }

    @Override
    public Optional<Entry> entry(TicketId ticket) {
        return kept.entry(ticket);
    }

    @Override
    public void close() {
        kept.close();
    }
}
