package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Command.IssueTicket;
import tingxu.control.hall.Event.PaperNoted;
import tingxu.control.hall.Event.TicketCancelled;
import tingxu.control.hall.Event.TicketIssued;
import tingxu.control.hall.Event.TicketReturned;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Register.Matter;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;

import java.time.Instant;
import java.util.Optional;

/** How a ticket comes into the hall, comes back, and leaves without being served. */
final class TicketRules {

    /** As journalled with the ticket of one who has left without it. */
    private static final String NO_PAPER = "没有拿到号票 No paper was taken";

    private TicketRules() {}

    static Decision issue(HallState state, IssueTicket wanted, Instant now) {
        if (!state.dayOpen()) return Refusals.noDay();
        // A second saying of the same press: it has its ticket, and gets no other.
        if (state.ticketOf(wanted.request()).isPresent()) return accept();
        Optional<Line> line = state.plan().line(wanted.line());
        if (line.isEmpty()) return Refusals.unknownLine(wanted.line());
        if (wanted.ticketClass() == TicketClass.TRANSFER)
            return refuse("转办号由窗口转出，请取普通号", "A window makes transfers: take an ordinary ticket");
        if (state.waitingTotal() >= state.plan().limits().waitingAtMost())
            return refuse(
                    "等候人数已满，请稍后再来或到人工台", "The hall is full: come back later or ask at the desk");
        return issueIn(line.get(), state, wanted, now);
    }

    private static Decision issueIn(Line line, HallState state, IssueTicket wanted, Instant now) {
        String holder = wanted.holder();
        if (holder != null) {
            Optional<Standing> held =
                    state.register().standingOf(Matter.of(holder, line.series(), wanted.item()));
            Optional<Decision> known =
                    wanted.ticketClass() == TicketClass.APPOINTMENT
                            ? held.flatMap(standing -> BookingRules.again(standing, now))
                            : held.filter(standing -> standing.where().live())
                                    .map(standing -> alreadyHere(standing.ticket().number()));
            if (known.isPresent()) return known.get();
        }
        int place = state.register().nextPlace(line.series());
        if (place > TicketNumber.LAST_PLACE)
            return refuse(
                    line.series() + " 号段已用完，请到人工台",
                    "Series " + line.series() + " is used up: ask at the desk");
        Ticket ticket =
                new Ticket(
                        new TicketNumber(line.series(), place),
                        line.id(),
                        wanted.ticketClass(),
                        wanted.item(),
                        wanted.request(),
                        wanted.origin(),
                        state.register().nextSequence(),
                        0,
                        now,
                        BookingRules.clock(wanted.ticketClass(), wanted.bookedFor(), now),
                        holder);
        return accept(new TicketIssued(ticket, now));
    }

    private static Decision alreadyHere(TicketNumber number) {
        return refuse(
                "您已持有 " + number + "，请用这张号票；遗失请到人工台补打",
                "You hold " + number + " already: use it, or ask at the desk for a reprint");
    }

    /**
     * A ticket that certainly never came out is nobody's: it leaves the line. But one of which a
     * copy was made elsewhere may be in somebody's hand; and one that was called has been seen to
     * at a window, with paper or without, also when it was sent on or came back.
     */
    static Decision notePaper(
            HallState state, TicketNumber number, PaperOutcome outcome, Instant now) {
        Optional<Standing> known = state.standing(number);
        if (known.isEmpty()) return Refusals.unknownTicket(number);
        Standing standing = known.get();
        return switch (outcome) {
            case NEVER -> {
                if (standing.untouched()) yield accept(new TicketCancelled(number, NO_PAPER, now));
                boolean heard =
                        standing.paper() != null
                                || standing.where() instanceof Whereabouts.Cancelled;
                yield heard ? accept() : accept(new PaperNoted(number, outcome, now));
            }
            case UNKNOWN -> copied(standing, now);
            case CONFIRMED ->
                    standing.paper() == outcome
                            ? accept()
                            : accept(new PaperNoted(number, outcome, now));
        };
    }

    /** It may be on paper from here on. */
    static Decision copied(Standing standing, Instant now) {
        return standing.paper() == null
                ? accept(new PaperNoted(standing.ticket().number(), PaperOutcome.UNKNOWN, now))
                : accept();
    }

    static Decision returns(HallState state, TicketNumber number, Instant now) {
        if (!(state.whereabouts(number) instanceof Whereabouts.Lapsed))
            return Refusals.elsewhere(number, state.whereabouts(number));
        if (!state.dayOpen()) return Refusals.noDay();
        return withinGrace(state, number, now)
                ? accept(new TicketReturned(number, now))
                : tooLate(state, number);
    }

    static boolean withinGrace(HallState state, TicketNumber number, Instant now) {
        return state.standing(number)
                .filter(s -> !now.isAfter(s.since().plus(state.plan().limits().grace())))
                .isPresent();
    }

    static Decision tooLate(HallState state, TicketNumber number) {
        long minutes = state.plan().limits().grace().toMinutes();
        return refuse(
                number + " 过号已超过 " + minutes + " 分钟，请重新取号",
                number + " was called more than " + minutes + " min ago: take a new ticket");
    }

    static Decision cancel(HallState state, TicketNumber number, String reason, Instant now) {
        return switch (state.whereabouts(number)) {
            case Whereabouts.Waiting(), Whereabouts.Held _ ->
                    Refusals.missing(reason)
                            ? Refusals.reasonWanted()
                            : accept(new TicketCancelled(number, reason, now));
            case Whereabouts.Called _,
                    Whereabouts.BeingServed _,
                    Whereabouts.Lapsed _,
                    Whereabouts.Served _,
                    Whereabouts.Cancelled _,
                    Whereabouts.ClosedWithDay _,
                    Whereabouts.Unknown _ ->
                    Refusals.elsewhere(number, state.whereabouts(number));
        };
    }
}
