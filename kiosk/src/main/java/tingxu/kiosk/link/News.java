package tingxu.kiosk.link;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Input;
import tingxu.wire.LineLoad;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What comes from the hall. */
public sealed interface News {

    /** An answer for the citizen who is here. */
    record Answer(Input.Heard heard) implements News {}

    /** 补打: staff want a ticket printed again here. */
    record Copy(MessageId command, TicketGranted ticket) implements News {}

    /**
     * How long each line is now.
     *
     * @param said when, by the hall's clock
     */
    record Lines(List<LineLoad> lines, Instant said) implements News {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The business day that the hall is in.
     *
     * @param open false when it has ended
     * @param said when, by the hall's clock
     */
    record Day(LocalDate day, boolean open, Instant said) implements News {}

    /** 预约: the appointments of one line, all of them. */
    record Booked(DayList list) implements News {}

    /** Numbers that this kiosk may issue by itself. */
    record Lent(Loan loan) implements News {}

    record Unlent(MessageId loan, Words why) implements News {}

    /** The way to the hall is open, or lost. */
    record Connected(boolean connected) implements News {}
}
