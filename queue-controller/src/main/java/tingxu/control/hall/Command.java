package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What someone asks of the hall. Time is not asked for; it is told. */
public sealed interface Command {

    /** The business day begins: numbers start anew. Refused while another day is open. */
    record OpenDay(LocalDate day, HallPlan plan) implements Command {}

    /** 日结: the day ends, explicitly; refused while a window has a citizen unless {@code late}. */
    record EndDay(boolean late) implements Command {}

    /**
     * Another policy, or the same one set otherwise, from the next call on.
     *
     * @param by who wants it, as known in the hall
     * @param reason for whoever asks later
     */
    record ChangePolicy(String policy, Tuning tuning, String by, String reason)
            implements Command {}

    record OpenWindow(WindowId window, List<Skill> skills) implements Command {
        public OpenWindow {
            skills = List.copyOf(skills);
        }
    }

    record CloseWindow(WindowId window) implements Command {}

    record Pause(WindowId window, String reason) implements Command {}

    record Unpause(WindowId window) implements Command {}

    /**
     * @param request the same press of a citizen always bears the same id and gets the same ticket
     * @param origin who asks: a node's name, or {@code desk}
     * @param bookedFor the booked time; the wait of an appointment counts from it when it is later
     * @param holder HMAC of the identity number, or of the appointment; null without either
     */
    record IssueTicket(
            MessageId request,
            String origin,
            LineId line,
            TicketClass ticketClass,
            @Nullable ItemId item,
            @Nullable Instant bookedFor,
            @Nullable String holder)
            implements Command {}

    /**
     * Numbers for a kiosk, for the time when it cannot reach the hall.
     *
     * @param loan the same loan always bears the same id and gets the same numbers
     */
    record LendNumbers(MessageId loan, String node, LineId line, int count) implements Command {}

    /**
     * 离线号: a kiosk tells of a ticket that it issued with a number lent to it.
     *
     * @param request the press, whether or not the hall has heard of it
     * @param issuedAt by the hall's clock, as well as the gate knows that of the kiosk
     * @param holder HMAC of the identity number, or of the appointment; null without either
     * @param bookedFor as in {@link IssueTicket}
     */
    record RegisterOffline(
            MessageId request,
            String node,
            TicketId ticket,
            LineId line,
            TicketClass ticketClass,
            @Nullable ItemId item,
            Instant issuedAt,
            @Nullable String holder,
            @Nullable Instant bookedFor)
            implements Command {

        /** One that nobody booked. */
        public RegisterOffline(
                MessageId request,
                String node,
                TicketId ticket,
                LineId line,
                TicketClass ticketClass,
                @Nullable ItemId item,
                Instant issuedAt,
                @Nullable String holder) {
            this(request, node, ticket, line, ticketClass, item, issuedAt, holder, null);
        }
    }

    /** A window or the desk has the paper of an offline ticket before its eyes. */
    record AdmitOffline(TicketId ticket) implements Command {}

    /** What became of a ticket's paper: one that never came out is cancelled while it waits. */
    record NotePaper(TicketNumber ticket, PaperOutcome outcome) implements Command {}

    record CallNext(WindowId window) implements Command {}

    record Recall(WindowId window) implements Command {}

    record StartService(WindowId window) implements Command {}

    record FinishService(WindowId window) implements Command {}

    /** The clerk sees that nobody comes. {@code Tick} finds it out by itself. */
    record MarkNoShow(WindowId window) implements Command {}

    /** 过号: a citizen who missed the call is back within the grace, and keeps the place. */
    record ReturnTicket(TicketNumber ticket) implements Command {}

    record Transfer(WindowId window, LineId to, String reason) implements Command {}

    /** 挂起: the citizen steps aside, to fetch a copy say, and this window goes on. */
    record Hold(WindowId window, String reason) implements Command {}

    /** The citizen who stepped aside is back, at a free window. */
    record Resume(WindowId window, TicketNumber ticket) implements Command {}

    /** Against the order, so with a reason. */
    record CallManually(WindowId window, TicketNumber ticket, String reason) implements Command {}

    record CancelTicket(TicketNumber ticket, String reason) implements Command {}

    /**
     * One rating a service; 0 is "not rated".
     *
     * @param channel {@code pad} for the pad at the window, which is in time only while it asks;
     *     any other, such as {@code qr}, is in time until the day ends
     */
    record Rate(WindowId window, TicketNumber ticket, int level, String channel)
            implements Command {}

    /** Why a bad rating was given: told once, after the rating itself. */
    record ExplainRating(WindowId window, TicketNumber ticket, List<RatingReason> reasons)
            implements Command {
        public ExplainRating {
            reasons = List.copyOf(reasons);
        }
    }

    /** A press taken back: the end of this ticket's service, or its no-show, at that window. */
    record Undo(WindowId window, TicketNumber ticket) implements Command {}

    /**
     * 回访整改: someone has seen to a bad rating.
     *
     * @param by who did, as known in the hall
     * @param outcome what was done
     */
    record CloseFollowUp(TicketId ticket, String by, String outcome) implements Command {}

    /**
     * 呼叫工作人员: someone has pressed a call button.
     *
     * @param button its name at the node
     * @param window where it is; null where it is at none
     */
    record CallStaff(String node, String button, @Nullable WindowId window) implements Command {}

    /**
     * Someone goes to a call button; whether it is open, its list knows.
     *
     * @param by who does, as known in the hall
     */
    record AnswerStaffCall(String node, String button, String by) implements Command {}

    /** What the hall is advised to do; nothing is done yet. */
    record Advise(Advice advice) implements Command {}

    /**
     * A person's answer to an advice.
     *
     * @param followed whether it is done, here and now where the hall can do it
     * @param by who decides, as known in the hall
     * @param reason may be empty where it is followed
     */
    record AnswerAdvice(Advice advice, boolean followed, String by, String reason)
            implements Command {}

    /** The clock has moved. Calls nobody answered lapse here, and nowhere else. */
    record Tick() implements Command {}

    /** A node has said something that moves no line, such as how its printer feels. */
    record Heard() implements Command {}
}
