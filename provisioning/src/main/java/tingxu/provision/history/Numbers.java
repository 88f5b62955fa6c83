package tingxu.provision.history;

import tingxu.control.hall.Event;
import tingxu.control.hall.Loan;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** I1, I6, I8, I13: numbers rise, none comes twice, and the day begins and ends once. */
final class Numbers implements Watch {

    /** Tickets of one kiosk that came in at once are put in their order by milliseconds. */
    private static final Duration IN_ORDER = Duration.ofSeconds(1);

    /** Those for lending, of each series. */
    private static final int BAND_FROM = 5_001;

    private static final int BAND_TO = 10_000;

    private final Set<TicketId> issued = new HashSet<>();
    private final Map<MessageId, TicketNumber> lent = new HashMap<>();
    private final Map<TicketNumber, String> borrower = new HashMap<>();
    private final Map<Character, Integer> highest = new HashMap<>();
    private final Set<LocalDate> days = new HashSet<>();
    private LocalDate day = LocalDate.EPOCH;
    private boolean open;
    private Instant last = Instant.EPOCH;
    private long row;

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.Committed committed) {
            if (row != 0 && committed.row() != row + 1)
                breaches.add(
                        "I8",
                        "日志第 " + row + " 行之后是第 " + committed.row() + " 行",
                        "row %d of the journal follows row %d".formatted(committed.row(), row));
            row = committed.row();
            if (committed.hallAt().isBefore(last))
                breaches.add(
                        "I13",
                        "第 " + row + " 行的时间倒退到 " + committed.hallAt(),
                        "the hall's time runs back to %s at row %d"
                                .formatted(committed.hallAt(), row));
            last = committed.hallAt();
        }
        if (fact instanceof Fact.Replayed replayed && !(replayed.same() && replayed.chained()))
            breaches.add(
                    "I8",
                    "重放日志到第 " + replayed.row() + " 行，结果不同或链断了",
                    "replaying the journal to row %d gives another state or breaks the chain"
                            .formatted(replayed.row()));
    }

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        if (event instanceof Event.DayOpened opened) open(opened, breaches);
        if (event instanceof Event.DayEnded ended) {
            if (!open || !ended.day().equals(day))
                breaches.add(
                        "I13", ended.day() + " 没有开着却日结了", ended.day() + " ends and was not open");
            open = false;
        }
        if (event instanceof Event.TicketIssued one) issue(one, breaches);
        if (event instanceof Event.NumbersLent numbers) lend(numbers.loan(), breaches);
    }

    private void open(Event.DayOpened opened, Breaches breaches) {
        if (open || !days.add(opened.day()))
            breaches.add(
                    "I13",
                    opened.day() + " 在 " + day + " 之内开始，或开始了两次",
                    "%s begins within %s, or for a second time".formatted(opened.day(), day));
        day = opened.day();
        open = true;
        highest.clear();
        lent.clear();
        borrower.clear();
    }

    private void issue(Event.TicketIssued one, Breaches breaches) {
        TicketNumber number = one.ticket().number();
        if (!open)
            breaches.add("I13", number + " 在营业日之外发出", number + " is issued and no day is open");
        if (!issued.add(new TicketId(day, number)))
            breaches.add("I1", number + " 发了两次", number + " is issued twice");
        if (one.ticket().issuedAt().isAfter(one.at().plus(IN_ORDER)))
            breaches.add(
                    "I13",
                    number + " 的取号时间在将来，等候为负",
                    number + " was issued in the future: its wait is negative");
        if (!online(number)) return;
        int before = highest.getOrDefault(number.series(), 0);
        if (number.place() <= before)
            breaches.add(
                    "I6",
                    number + " 不大于先前的 " + before,
                    "%s does not rise above place %d".formatted(number, before));
        highest.put(number.series(), Math.max(before, number.place()));
    }

    /** Whether the hall itself gives it: those for lending are a kiosk's. */
    static boolean online(TicketNumber number) {
        return number.place() < BAND_FROM || number.place() > BAND_TO;
    }

    private void lend(Loan loan, Breaches breaches) {
        if (lent.put(loan.request(), loan.first()) != null)
            breaches.add("I1", "同一次借号借了两回", "one asking was lent numbers twice");
        for (int i = 0; i < loan.count(); i++) {
            TicketNumber number = new TicketNumber(loan.first().series(), loan.first().place() + i);
            String other = borrower.put(number, loan.node());
            if (other != null || online(number))
                breaches.add(
                        "I1",
                        number + " 借给了 " + loan.node() + "，但不该借",
                        "%s is lent to %s and is not to be lent".formatted(number, loan.node()));
        }
    }
}
