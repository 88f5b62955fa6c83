package tingxu.provision.keeping;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Loan;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.wire.HallId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.mqtt.MessageIds;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Numbers that nobody will get. A row that is lost may have issued a ticket, or lent numbers to a
 * kiosk; so as many numbers of each line as rows are lost are used up and cancelled at once, and as
 * many as they can have lent are stepped over: a number that is on someone's paper is not given to
 * another. In the journal it stands like all else, said by {@code restore}.
 *
 * @param day null where none was open: then no number was lost
 * @param numbers of each line, at most
 */
public record PassedOver(@Nullable LocalDate day, long numbers, int lines) {

    private static final String WHO = "restore";
    private static final String REASON = "恢复时跳过，可能已发出 Passed over in restoring: may be on paper";
    private static final int INBOX = 1_000;

    /** Of one asking; see the rules of lending. */
    private static final int LENT_AT_ONCE = 200;

    private static final int FIRST_LENT = 5_001;
    private static final int LAST_LENT = 10_000;

    /** Does it, in a journal that no hall is running on. */
    public static PassedOver in(Path journal, HallId hall, long lost) {
        InstantSource clock = InstantSource.system();
        MessageIds ids = new MessageIds(clock);
        try (SqliteJournal kept = new SqliteJournal(journal, hall);
                HallLoop loop = new HallLoop(hall, new Hall(Policies::of), kept, clock, INBOX)) {
            HallState state = loop.state();
            if (!state.dayOpen()) return new PassedOver(null, 0, 0);
            long numbers = Math.min(lost, FIRST_LENT - 1);
            for (HallPlan.Line line : state.plan().lines()) {
                for (long i = 0; i < numbers; i++) if (!usedUp(loop, ids, line)) break;
                stepOver(loop, ids, line, lost);
            }
            return new PassedOver(state.day(), numbers, state.plan().lines().size());
        }
    }

    private static boolean usedUp(HallLoop loop, MessageIds ids, HallPlan.Line line) {
        MessageId request = ids.get();
        var wanted =
                new Command.IssueTicket(
                        request, WHO, line.id(), TicketClass.ORDINARY, null, null, null);
        if (!(say(loop, request, wanted) instanceof Answer.Done)) return false;
        TicketNumber number = loop.state().ticketOf(request).orElseThrow().number();
        return say(loop, ids.get(), new Command.CancelTicket(number, REASON))
                instanceof Answer.Done;
    }

    /** What comes after a number that is on paper is lent next; nobody is refused what is not. */
    private static void stepOver(HallLoop loop, MessageIds ids, HallPlan.Line line, long lost) {
        int last = FIRST_LENT - 1;
        for (Loan loan : loop.state().lent())
            if (loan.first().series() == line.series())
                last = Math.max(last, loan.first().place() + loan.count() - 1);
        int place = (int) Math.min(LAST_LENT, last + lost * LENT_AT_ONCE);
        TicketNumber number = new TicketNumber(line.series(), place);
        Instant now = InstantSource.system().instant();
        var reported =
                new Command.RegisterOffline(
                        ids.get(),
                        WHO,
                        new TicketId(loop.state().day(), number),
                        line.id(),
                        TicketClass.ORDINARY,
                        null,
                        now,
                        null);
        if (say(loop, ids.get(), reported) instanceof Answer.Done)
            say(loop, ids.get(), new Command.CancelTicket(number, REASON));
    }

    private static Answer say(HallLoop loop, MessageId id, Command command) {
        return loop.take(Said.by(WHO, id, command)).join();
    }
}
