package tingxu.kiosk.issue;

import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Numbers that the hall lent to this kiosk, and to no other, for one line of one business day.
 *
 * @param id under which the kiosk asked for them
 * @param used how many of {@code count} are gone, from {@code first} upwards
 */
public record Loan(
        MessageId id,
        LocalDate day,
        LineId line,
        Words lineName,
        TicketNumber first,
        int count,
        int used) {

    /** A hall that is open past midnight is in the business day of the evening until then. */
    private static final int NIGHT_ENDS_HOUR = 4;

    public Loan {
        if (used < 0 || used > count)
            throw new IllegalArgumentException(used + " of " + count + " numbers cannot be used");
    }

    public int left() {
        return count - used;
    }

    /**
     * Whether the hall may still be in that business day, as far as a clock can tell: one that
     * cannot be asked may have ended it.
     *
     * @param hallTime in the hall's time zone
     */
    public boolean goodAt(LocalDateTime hallTime) {
        return !hallTime.isBefore(day.atStartOfDay())
                && hallTime.isBefore(day.plusDays(1).atTime(NIGHT_ENDS_HOUR, 0));
    }

    /** The next of them. */
    public TicketId next() {
        if (left() == 0) throw new IllegalStateException("no number of " + id + " is left");
        return new TicketId(day, new TicketNumber(first.series(), first.place() + used));
    }

    Loan spent() {
        return new Loan(id, day, line, lineName, first, count, used + 1);
    }
}
