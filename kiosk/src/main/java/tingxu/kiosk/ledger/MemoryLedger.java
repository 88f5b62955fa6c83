package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A print journal that lasts as long as this object: for a day in a second, and for tests. */
public final class MemoryLedger implements Ledger {

    private final LinkedHashMap<MessageId, Entry> entries = new LinkedHashMap<>();
    private final LinkedHashMap<MessageId, Loan> loans = new LinkedHashMap<>();
    private final TreeMap<LineId, MessageId> asked = new TreeMap<>();
    private final LinkedHashMap<MessageId, String> checkIns = new LinkedHashMap<>();
    private List<DayList> booked = List.of();

    @Override
    public void probe() {}

    @Override
    public boolean reserve(Issued issued, Instant now) {
        Issued online = new Issued(issued.grant(), issued.item(), false);
        return reserve(new Entry(online, Entry.Fate.RESERVED, 0, millis(now), null, true, false));
    }

    private boolean reserve(Entry entry) {
        return entries.putIfAbsent(entry.ticket().request(), entry) == null;
    }

    @Override
    public void issue(Issued issued, Loan loan, Instant now) {
        Loan known = loans.get(loan.id());
        Entry entry = new Entry(issued, Entry.Fate.RESERVED, 0, millis(now), null, false, false);
        if (known == null || known.used() != loan.used() || !reserve(entry))
            throw new IllegalStateException(issued.number() + " is not to be issued");
        loans.put(loan.id(), used(known, known.used() + 1));
    }

    @Override
    public void said(MessageId request) {
        change(
                request,
                one ->
                        new Entry(
                                new Issued(one.ticket().grant(), one.ticket().item(), true),
                                one.fate(),
                                one.prints(),
                                one.changed(),
                                one.report(),
                                true,
                                one.told()));
    }

    @Override
    public void withdraw(MessageId request) {
        Entry entry = entries.get(request);
        if (entry != null && !entry.said()) entries.remove(request);
    }

    @Override
    public void lent(Loan loan) {
        loans.values().removeIf(one -> one.day().isBefore(loan.day()));
        loans.putIfAbsent(loan.id(), loan);
        asked.remove(loan.line());
    }

    @Override
    public void asking(LineId line, MessageId loan) {
        asked.put(line, loan);
    }

    @Override
    public void keepLoans(@Nullable LocalDate day) {
        loans.values().removeIf(one -> !one.day().equals(day));
        asked.clear();
    }

    @Override
    public List<Loan> loans() {
        return List.copyOf(loans.values());
    }

    @Override
    public Map<LineId, MessageId> asked() {
        return new TreeMap<>(asked);
    }

    @Override
    public void keepBooked(List<DayList> lists) {
        booked = List.copyOf(lists);
        if (lists.isEmpty()) checkIns.clear();
    }

    @Override
    public List<DayList> booked() {
        return booked;
    }

    @Override
    public void checkingIn(MessageId request, String booking) {
        checkIns.putIfAbsent(request, booking);
    }

    @Override
    public @Nullable String bookingOf(MessageId request) {
        return checkIns.get(request);
    }

    @Override
    public Optional<Issued> checkedIn(String booking) {
        Issued last = null;
        for (Entry entry : entries.values())
            if (booking.equals(checkIns.get(entry.ticket().request()))
                    && entry.fate() != Entry.Fate.NEVER) last = entry.ticket();
        return Optional.ofNullable(last);
    }

    @Override
    public void sent(MessageId request, Instant now) {
        change(
                request,
                one ->
                        new Entry(
                                one.ticket(),
                                Entry.Fate.SENT,
                                one.prints() + 1,
                                millis(now),
                                one.report(),
                                one.said(),
                                one.told()));
    }

    @Override
    public void copied(MessageId request) {
        change(
                request,
                one ->
                        new Entry(
                                one.ticket(),
                                one.fate() == Entry.Fate.RESERVED ? Entry.Fate.SENT : one.fate(),
                                one.prints() + 1,
                                one.changed(),
                                one.report(),
                                one.said(),
                                one.told()));
    }

    @Override
    public void settle(Issued issued, PaperOutcome outcome, MessageId report, Instant now) {
        reserve(issued, now);
        settle(issued.request(), outcome, report, now);
    }

    @Override
    public void settle(MessageId request, PaperOutcome outcome, MessageId report, Instant now) {
        Entry.Fate fate = Entry.Fate.of(outcome);
        change(
                request,
                one ->
                        new Entry(
                                one.ticket(),
                                fate,
                                one.prints(),
                                millis(now),
                                report,
                                one.said(),
                                false));
    }

    @Override
    public void told(MessageId request) {
        change(
                request,
                one ->
                        new Entry(
                                one.ticket(),
                                one.fate(),
                                one.prints(),
                                one.changed(),
                                one.report(),
                                one.said(),
                                true));
    }

    @Override
    public List<Entry> unfinished() {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries.values()) if (!entry.told()) found.add(entry);
        return found;
    }

    @Override
    public Optional<Entry> entry(MessageId request) {
        return Optional.ofNullable(entries.get(request));
    }

    @Override
    public Optional<Entry> entry(TicketId ticket) {
        return entries.values().stream()
                .filter(one -> one.ticket().grant().ticket().equals(ticket))
                .findFirst();
    }

    /** Whoever opens it again finds it as it was. */
    @Override
    public void close() {}

    private void change(MessageId request, UnaryOperator<Entry> change) {
        entries.computeIfPresent(request, (_, entry) -> change.apply(entry));
    }

    private static Instant millis(Instant now) {
        return Instant.ofEpochMilli(now.toEpochMilli());
    }

    private static Loan used(Loan loan, int used) {
        return new Loan(
                loan.id(),
                loan.day(),
                loan.line(),
                loan.lineName(),
                loan.first(),
                loan.count(),
                used);
    }
}
