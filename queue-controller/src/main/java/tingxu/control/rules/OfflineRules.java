package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command.AdmitOffline;
import tingxu.control.hall.Command.CallManually;
import tingxu.control.hall.Command.LendNumbers;
import tingxu.control.hall.Command.RegisterOffline;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.NumbersLent;
import tingxu.control.hall.Event.TicketCancelled;
import tingxu.control.hall.Event.TicketIssued;
import tingxu.control.hall.Event.TicketReported;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Loan;
import tingxu.control.hall.Loans;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * 离线号: numbers are lent to kiosks beforehand, and a ticket that one of them issued while it could
 * not reach the hall comes into line where it would have stood. What is on paper is never refused.
 */
final class OfflineRules {

    /** Of one asking. */
    static final int LENT_AT_ONCE = 200;

    /** To one kiosk for one line, so that one that forgets does not use up the band. */
    static final int LENT_A_DAY = 1_000;

    /** Who issued a ticket that a window saw before its kiosk told of it. */
    static final String PAPER = "paper";

    private OfflineRules() {}

    static Decision lend(HallState state, LendNumbers wanted, Instant now) {
        if (!state.dayOpen()) return Refusals.noDay();
        if (state.loans().of(wanted.loan()).isPresent()) return accept();
        Optional<Line> line = state.plan().line(wanted.line());
        if (line.isEmpty()) return Refusals.unknownLine(wanted.line());
        if (wanted.count() < 1 || wanted.count() > LENT_AT_ONCE)
            return refuse(
                    "一次借号 1 到 " + LENT_AT_ONCE + " 个",
                    "1 to " + LENT_AT_ONCE + " numbers are lent at once");
        char series = line.get().series();
        if (state.loans().lentTo(wanted.node(), series) + wanted.count() > LENT_A_DAY)
            return refuse(
                    wanted.node() + " 今天已借 " + series + " 号段 " + LENT_A_DAY + " 个号，不再借出",
                    wanted.node()
                            + " was lent "
                            + LENT_A_DAY
                            + " numbers of series "
                            + series
                            + " today: it gets no more");
        int first = firstFree(state, series);
        if (first + wanted.count() - 1 > Loans.LAST_PLACE)
            return refuse(
                    series + " 号段可借的号已用完",
                    "No more numbers of series " + series + " can be lent today");
        return accept(
                new NumbersLent(
                        new Loan(
                                wanted.loan(),
                                wanted.node(),
                                wanted.line(),
                                new TicketNumber(series, first),
                                wanted.count(),
                                now),
                        now));
    }

    /** After all that was lent, and after all that came on paper though nothing is known of it. */
    private static int firstFree(HallState state, char series) {
        return Math.max(state.loans().lastPlace(series), state.register().lastLentPlace(series))
                + 1;
    }

    /**
     * A kiosk tells of a ticket that it issued by itself. Whatever the hall gave to the same press
     * is withdrawn; unless that one is at a window, which then sees to the citizen.
     */
    static Decision register(HallState state, RegisterOffline told, Instant now) {
        TicketNumber number = told.ticket().number();
        if (!state.dayOpen() || !told.ticket().day().equals(state.day())) return pastDay(told);
        if (!Loans.isForLending(number) || !mayIssue(state, told)) return notLent(told);
        Optional<Standing> known = state.standing(number);
        if (known.isEmpty()) return enter(state, told, now);
        Ticket ticket = known.get().ticket();
        if (ticket.request().equals(told.request())) return accept();
        if (!ticket.origin().equals(PAPER))
            return refuse(
                    number + " 已是另一次取号的号，请查自助机 " + told.node(),
                    number + " is of another press: look into kiosk " + told.node());
        List<Event> events = new ArrayList<>();
        withdraw(state, told, now).ifPresent(events::add);
        events.add(new TicketReported(completed(state, known.get(), told, now), now));
        boolean nobodys =
                known.get().waiting() || known.get().where() instanceof Whereabouts.Lapsed;
        if (nobodys) seenTo(state, told, now).ifPresent(events::add);
        return new Decision.Accepted(events);
    }

    /** Of a hall that has lost its memory of a loan, the kiosk is believed. */
    private static boolean mayIssue(HallState state, RegisterOffline told) {
        TicketNumber number = told.ticket().number();
        return state.loans()
                .of(number)
                .map(loan -> loan.node().equals(told.node()))
                .orElseGet(() ->
                        state.plan()
                                .line(told.line())
                                .filter(line -> line.series() == number.series())
                                .isPresent());
    }

    private static Decision enter(HallState state, RegisterOffline told, Instant now) {
        TicketNumber number = told.ticket().number();
        Instant issued = told(state, number, told.issuedAt(), now);
        TicketClass as = BookingRules.offline(state, told);
        Ticket ticket =
                new Ticket(
                        number,
                        state.loans().of(number).map(Loan::line).orElse(told.line()),
                        as,
                        told.item(),
                        told.request(),
                        told.node(),
                        state.register().nextSequence(),
                        0,
                        issued,
                        BookingRules.clock(as, told.bookedFor(), issued),
                        told.holder());
        List<Event> events = new ArrayList<>();
        withdraw(state, told, now).ifPresent(events::add);
        events.add(new TicketIssued(ticket, now));
        seenTo(state, told, now).ifPresent(events::add);
        return new Decision.Accepted(events);
    }

    /** The ticket that the hall itself gave to this press, where nobody sees to it. */
    private static Optional<Event> withdraw(HallState state, RegisterOffline told, Instant now) {
        return online(state, told)
                .filter(online ->
                        switch (state.whereabouts(online)) {
                            case Whereabouts.Waiting(),
                                    Whereabouts.Called _,
                                    Whereabouts.Lapsed() ->
                                    true;
                            case Whereabouts.BeingServed _,
                                    Whereabouts.Held _,
                                    Whereabouts.Served _,
                                    Whereabouts.Cancelled(),
                                    Whereabouts.ClosedWithDay(),
                                    Whereabouts.Unknown() ->
                                    false;
                        })
                .map(online ->
                        new TicketCancelled(
                                online,
                                "已改为离线号 %1$s Superseded by %1$s".formatted(told.ticket().number()),
                                now));
    }

    /** Closes the offline number where a window serves the citizen under the hall's. */
    private static Optional<Event> seenTo(HallState state, RegisterOffline told, Instant now) {
        return online(state, told)
                .filter(online ->
                        state.whereabouts(online) instanceof Whereabouts.BeingServed
                                || state.whereabouts(online) instanceof Whereabouts.Held)
                .map(online ->
                        new TicketCancelled(
                                told.ticket().number(),
                                "已按 %1$s 办理 Seen to as %1$s".formatted(online),
                                now));
    }

    private static Optional<TicketNumber> online(HallState state, RegisterOffline told) {
        return state.ticketOf(told.request())
                .map(Ticket::number)
                .filter(number -> !number.equals(told.ticket().number()));
    }

    /** What the paper did not say. One who was sent on already keeps the place of that journey. */
    private static Ticket completed(
            HallState state, Standing standing, RegisterOffline told, Instant now) {
        Ticket seen = standing.ticket();
        boolean still = seen.leg() == 0 && standing.waiting();
        Instant issued = told(state, seen.number(), told.issuedAt(), now);
        TicketClass as = still ? BookingRules.offline(state, told) : seen.ticketClass();
        return new Ticket(
                seen.number(),
                seen.line(),
                as,
                told.item(),
                told.request(),
                told.node(),
                seen.sequence(),
                seen.leg(),
                issued,
                still ? BookingRules.clock(as, told.bookedFor(), issued) : seen.clock(),
                told.holder());
    }

    /**
     * A window has the paper before its eyes; the kiosk has not told of it yet. Accepted with no
     * event where the hall knows the ticket.
     */
    static Decision admit(HallState state, AdmitOffline seen, Instant now) {
        TicketNumber number = seen.ticket().number();
        if (!seen.ticket().day().equals(state.day()))
            return refuse(
                    "这张号票是 " + seen.ticket().day() + " 的，请重新取号",
                    "This ticket is of " + seen.ticket().day() + ": take a new one");
        if (!state.dayOpen()) return Refusals.noDay();
        if (state.standing(number).isPresent()) return accept();
        Optional<Loan> loan = state.loans().of(number);
        if (loan.isEmpty()) return Refusals.unknownTicket(number);
        Instant issued = guessed(state, number, now);
        return accept(
                new TicketIssued(
                        new Ticket(
                                number,
                                loan.get().line(),
                                TicketClass.ORDINARY,
                                null,
                                pressOf(state, number),
                                PAPER,
                                state.register().nextSequence(),
                                0,
                                issued,
                                issued,
                                null),
                        now));
    }

    /** Calls by hand one whose kiosk has not told of the ticket: it comes in with the call. */
    static Decision callSeen(
            HallState state,
            CallManually command,
            Function<HallState, Decision> call,
            Instant now) {
        TicketNumber number = command.ticket();
        TicketId ticket = new TicketId(state.day(), number);
        if (state.standing(number).isPresent()
                || !(admit(state, new AdmitOffline(ticket), now)
                        instanceof Decision.Accepted(var entered))) return call.apply(state);
        HallState with = state;
        for (Event event : entered) with = with.after(event);
        if (!(call.apply(with) instanceof Decision.Accepted(var called))) return call.apply(with);
        List<Event> events = new ArrayList<>(entered);
        events.addAll(called);
        return new Decision.Accepted(events);
    }

    /** Stands for the press until the kiosk tells its id. */
    private static MessageId pressOf(HallState state, TicketNumber number) {
        return MessageId.of(
                state.business().since().toEpochMilli(), number.series(), number.place());
    }

    /**
     * When the ticket was issued, as far as the kiosk can be believed: not before its number was
     * lent, not after now, not before those that it told of before. What is out of that is of a
     * clock that was set, and counts as now.
     */
    private static Instant told(HallState state, TicketNumber number, Instant said, Instant now) {
        Instant lent = state.loans().of(number).map(Loan::at).orElse(state.business().since());
        Instant at = said.isBefore(lent) || said.isAfter(now) ? now : said;
        Instant floor = nearest(state, number, true, false);
        return floor != null && !at.isAfter(floor) ? floor.plusMillis(1) : at;
    }

    /** When a ticket was issued of which only the paper is known: among those around it. */
    private static Instant guessed(HallState state, TicketNumber number, Instant now) {
        Instant floor = nearest(state, number, true, true);
        Instant ceiling = nearest(state, number, false, true);
        if (ceiling == null) return now;
        return floor == null
                ? ceiling.minusMillis(1)
                : floor.plus(Duration.between(floor, ceiling).dividedBy(2));
    }

    /**
     * When the kiosk issued the next lower number of the line, or the next higher.
     *
     * @param guesses whether those count of which only the paper is known
     */
    private static @Nullable Instant nearest(
            HallState state, TicketNumber number, boolean below, boolean guesses) {
        Instant nearest = null;
        Loan own = state.loans().of(number).orElse(null);
        for (Loan loan : own == null ? List.<Loan>of() : alike(state, own)) {
            TicketNumber edge = below ? lower(loan, number) : higher(loan, number);
            var other = next(state, edge, below);
            while (other != null && loan.has(other.getKey())) {
                Ticket ticket = other.getValue().ticket();
                if (guesses || !ticket.origin().equals(PAPER)) {
                    Instant at = ticket.issuedAt();
                    boolean nearer =
                            nearest == null || (below ? at.isAfter(nearest) : at.isBefore(nearest));
                    if (nearer) nearest = at;
                    break;
                }
                other = next(state, other.getKey(), below);
            }
        }
        return nearest;
    }

    private static Map.@Nullable Entry<TicketNumber, Standing> next(
            HallState state, TicketNumber from, boolean below) {
        return below ? state.standings().lowerEntry(from) : state.standings().higherEntry(from);
    }

    /** All that the kiosk was lent for the line: it uses one up before the next. */
    private static List<Loan> alike(HallState state, Loan loan) {
        return state.lent().stream()
                .filter(other ->
                        other.node().equals(loan.node()) && other.line().equals(loan.line()))
                .toList();
    }

    /** What stands just above those of the loan that are below {@code number}. */
    private static TicketNumber lower(Loan loan, TicketNumber number) {
        return loan.last().compareTo(number) < 0
                ? new TicketNumber(number.series(), loan.last().place() + 1)
                : number;
    }

    private static TicketNumber higher(Loan loan, TicketNumber number) {
        return loan.first().compareTo(number) > 0
                ? new TicketNumber(number.series(), loan.first().place() - 1)
                : number;
    }

    private static Decision pastDay(RegisterOffline told) {
        return refuse(
                told.ticket() + " 属于已经结束的营业日，已随当日关闭",
                told.ticket() + " is of a business day that has ended, and closed with it");
    }

    private static Decision notLent(RegisterOffline told) {
        return refuse(
                told.ticket().number() + " 没有借给 " + told.node() + "，请查这台自助机",
                told.ticket().number() + " was not lent to " + told.node() + ": look into it");
    }
}
