package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What has happened. Past tense, never changed, never erased: what is undone is an event more. */
public sealed interface Event {

    Instant at();

    record DayOpened(LocalDate day, HallPlan plan, Instant at) implements Event {}

    record DayEnded(LocalDate day, int leftWaiting, Instant at) implements Event {}

    /**
     * From here on another policy calls, or the same one set otherwise.
     *
     * @param by null in journals from before it was asked, as {@code reason}
     */
    record PolicyChanged(
            String policy,
            @Nullable Tuning tuning,
            @Nullable String by,
            @Nullable String reason,
            Instant at)
            implements Event {}

    record WindowOpened(WindowId window, List<Skill> skills, Instant at) implements Event {
        public WindowOpened {
            skills = List.copyOf(skills);
        }
    }

    record WindowClosed(WindowId window, Instant at) implements Event {}

    record WindowPaused(WindowId window, String reason, Instant at) implements Event {}

    record WindowUnpaused(WindowId window, Instant at) implements Event {}

    record TicketIssued(Ticket ticket, Instant at) implements Event {}

    record NumbersLent(Loan loan, Instant at) implements Event {}

    /** A kiosk has told of an offline ticket that a window saw before. */
    record TicketReported(Ticket ticket, Instant at) implements Event {}

    record PaperNoted(TicketNumber ticket, PaperOutcome outcome, Instant at) implements Event {}

    /**
     * @param waiting people who waited for this window when it was decided
     * @param grounds null where no policy was asked, and in journals older than these prints
     */
    record TicketCalled(
            TicketNumber ticket,
            WindowId window,
            Reason reason,
            String note,
            List<Candidate> candidates,
            int waiting,
            @Nullable Grounds grounds,
            Instant at)
            implements Event {
        public TicketCalled {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * One who might have been called, as the policy saw it.
     *
     * @param waitedSeconds may be negative for an appointment that is not due
     * @param needSeconds for the length of the line; null for none
     */
    record Candidate(
            TicketNumber ticket,
            long waitedSeconds,
            long creditSeconds,
            long bonusSeconds,
            @Nullable Long needSeconds,
            long weight,
            long index) {}

    record TicketRecalled(TicketNumber ticket, WindowId window, int repeat, Instant at)
            implements Event {}

    record ServiceStarted(TicketNumber ticket, WindowId window, Instant at) implements Event {}

    record ServiceFinished(TicketNumber ticket, WindowId window, Instant at) implements Event {}

    /** 过号: nobody came. */
    record TicketLapsed(TicketNumber ticket, WindowId window, boolean byClock, Instant at)
            implements Event {}

    record TicketReturned(TicketNumber ticket, Instant at) implements Event {}

    record TicketTransferred(
            TicketNumber ticket, WindowId window, LineId to, String reason, Instant at)
            implements Event {}

    record TicketHeld(TicketNumber ticket, WindowId window, String reason, Instant at)
            implements Event {}

    record TicketCancelled(TicketNumber ticket, String reason, Instant at) implements Event {}

    record ServiceRated(TicketNumber ticket, WindowId window, int level, String channel, Instant at)
            implements Event {}

    record RatingExplained(
            TicketNumber ticket, WindowId window, List<RatingReason> reasons, Instant at)
            implements Event {
        public RatingExplained {
            reasons = List.copyOf(reasons);
        }
    }

    /** The service goes on as if it had not been finished. */
    record FinishUndone(TicketNumber ticket, WindowId window, Instant at) implements Event {}

    /** The citizen is still called, and patience begins anew. */
    record NoShowUndone(TicketNumber ticket, WindowId window, Instant at) implements Event {}

    record FollowUpClosed(TicketId ticket, String by, String outcome, Instant at)
            implements Event {}

    /**
     * 呼叫工作人员: a call button was pressed.
     *
     * @param node on which the button hangs
     * @param button its name there
     * @param window where it is; null where it is at none
     */
    record StaffCalled(String node, String button, @Nullable WindowId window, Instant at)
            implements Event {}

    /**
     * @param by who goes there, as known in the hall
     */
    record StaffCallAnswered(String node, String button, String by, Instant at) implements Event {}

    record AdviceGiven(Advice advice, Instant at) implements Event {}

    /**
     * A person has followed an advice or dismissed it. What was done stands behind it, as events of
     * its own.
     */
    record AdviceAnswered(MessageId advice, boolean followed, String by, String reason, Instant at)
            implements Event {}
}
