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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The print journal: each change is on disk before what it speaks of happens. For one thread. */
public interface Ledger extends AutoCloseable {

    /** Whether the journal takes what is written: throws when it does not. */
    void probe();

    /** A number was granted. False when it already had been: the grant is a repeat. */
    boolean reserve(Issued issued, Instant now);

    /** The next number of {@code loan} is used for {@code issued}: both, or neither. */
    void issue(Issued issued, Loan loan, Instant now);

    /** That an offline number was issued lies in the outbox. */
    void said(MessageId request);

    /** The outbox had no room for it: it was never printed, and its number stays used. */
    void withdraw(MessageId request);

    /** Numbers were lent, and are no longer asked for. */
    void lent(Loan loan);

    /** Numbers are asked for under this id, also after a restart, until they have come. */
    void asking(LineId line, MessageId loan);

    /** Forgets the loans of other days, and all that was asked for. */
    void keepLoans(@Nullable LocalDate day);

    /** In the order in which they were lent. */
    List<Loan> loans();

    /** What is asked for, by line. */
    Map<LineId, MessageId> asked();

    /** 预约: the day's appointments, in place of what was kept before. */
    void keepBooked(List<DayList> lists);

    List<DayList> booked();

    /** That request is a check-in of that appointment. */
    void checkingIn(MessageId request, String booking);

    /** The appointment of that request; null of any other. */
    @Nullable String bookingOf(MessageId request);

    /**
     * The last ticket that a check-in of that appointment was given here and that is still good.
     */
    Optional<Issued> checkedIn(String booking);

    /** Its job is about to go to the printer. */
    void sent(MessageId request, Instant now);

    /**
     * 补打: once more on paper, which changes nothing of what is known of the first; but where the
     * first was not sent, its number is on paper now.
     */
    void copied(MessageId request);

    /**
     * The end of it, as far as it will be known.
     *
     * @param report the id under which the hall will be told
     */
    void settle(MessageId request, PaperOutcome outcome, MessageId report, Instant now);

    /**
     * The same of a number that may not be reserved yet: both, or neither. A kill between the two
     * would leave a reserved number, which is printed after the restart.
     */
    void settle(Issued issued, PaperOutcome outcome, MessageId report, Instant now);

    /** The report lies in the outbox, which will not lose it. */
    void told(MessageId request);

    /** What an earlier run of this kiosk left behind, oldest first. */
    List<Entry> unfinished();

    Optional<Entry> entry(MessageId request);

    /** The same by its number: whoever asked for it, here it was issued first. */
    Optional<Entry> entry(TicketId ticket);

    @Override
    void close();

    /** The journal cannot be written or read: nothing may be printed. */
    final class LedgerBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LedgerBroken(String what, Throwable cause) {
            super("the print journal failed: " + what, cause);
        }
    }
}
