package tingxu.control.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import tingxu.control.hall.Event;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.HeadStart;
import tingxu.control.hall.Loan;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Turn;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a hall promises, found out the slow and plain way and compared with what it says. */
final class Promises {

    private final Map<String, Integer> lastPlaces = new HashMap<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final Map<TicketNumber, Whereabouts> ends = new HashMap<>();
    private final Set<TicketId> owed = new HashSet<>();
    private Map<TicketNumber, Integer> effective = new HashMap<>();

    /** Holds each event against the state it happens to. */
    void before(HallState state, Event event) {
        switch (event) {
            case Event.DayOpened(var day, _, _) -> {
                assertThat(days.add(day)).as(day + " comes once").isTrue();
                ends.clear();
                effective = new HashMap<>();
            }
            case Event.TicketIssued(var ticket, _) -> issued(state, ticket);
            case Event.NumbersLent(var loan, _) -> lent(state, loan);
            case Event.TicketReported(var ticket, _) ->
                    assertThat(state.standing(ticket.number())).as("is known").isPresent();
            case Event.TicketCalled called -> called(state, called);
            case Event.ServiceRated(var number, var window, var level, _, _) -> {
                assertThat(state.whereabouts(number)).isEqualTo(new Whereabouts.Served(window));
                Integer before = effective.put(number, level);
                assertThat(before == null || (before == 0 && level > 0))
                        .as("one rating for " + number)
                        .isTrue();
                if (level == 1 || level == 2) owed.add(new TicketId(state.day(), number));
            }
            case Event.RatingExplained(var number, _, var reasons, _) -> {
                assertThat(owed).contains(new TicketId(state.day(), number));
                assertThat(reasons).isNotEmpty();
            }
            case Event.FinishUndone(var number, var window, _) -> {
                assertThat(state.whereabouts(number)).isEqualTo(new Whereabouts.Served(window));
                ends.remove(number);
            }
            case Event.NoShowUndone(var number, _, _) ->
                    assertThat(state.whereabouts(number)).isInstanceOf(Whereabouts.Lapsed.class);
            case Event.FollowUpClosed(var ticket, var by, var outcome, _) -> {
                assertThat(owed.remove(ticket)).as(ticket + " was open").isTrue();
                assertThat(by).isNotBlank();
                assertThat(outcome).isNotBlank();
            }
            case Event.AdviceAnswered(_, var followed, var by, var reason, _) -> {
                assertThat(by).isNotBlank();
                if (!followed) assertThat(reason).isNotBlank();
            }
            case Event.StaffCallAnswered(_, _, var by, _) -> assertThat(by).isNotBlank();
            case Event.StaffCalled _,
                    Event.AdviceGiven _,
                    Event.DayEnded _,
                    Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.PolicyChanged _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketLapsed _,
                    Event.TicketReturned _,
                    Event.TicketTransferred _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _ -> {}
        }
    }

    /** The hall's own numbers of a series rise within a day; no number is given out twice. */
    private void issued(HallState state, Ticket ticket) {
        TicketNumber number = ticket.number();
        assertThat(state.standing(number)).as(number + " is new").isEmpty();
        if (number.place() >= 5_001 && number.place() <= 10_000) {
            for (Loan loan : state.lent())
                if (loan.has(number) && !ticket.origin().equals("paper"))
                    assertThat(ticket.origin()).as("issuer of " + number).isEqualTo(loan.node());
            return;
        }
        Integer last = lastPlaces.put(state.day() + "/" + number.series(), number.place());
        assertThat(number.place()).isGreaterThan(last == null ? 0 : last);
    }

    /** No number is lent twice, nor one that is on paper. */
    private static void lent(HallState state, Loan loan) {
        assertThat(loan.first().place()).isGreaterThan(5_000);
        assertThat(loan.last().place()).isLessThanOrEqualTo(10_000);
        for (Loan other : state.lent())
            assertThat(other.has(loan.first()) || loan.has(other.first())).isFalse();
        for (TicketNumber number : state.standings().keySet())
            assertThat(loan.has(number)).as(number + " is on paper").isFalse();
    }

    /**
     * Whoever waits or may come back to wait has no other ticket of the same press. Two windows
     * that each have a person before them when they learn of it go on.
     */
    private static void onePressOneTicket(HallState state) {
        if (!state.dayOpen()) return;
        Map<MessageId, TicketNumber> live = new HashMap<>();
        Map<MessageId, TicketNumber> waiting = new HashMap<>();
        for (Standing standing : state.standings().values()) {
            Ticket ticket = standing.ticket();
            boolean waits = standing.waiting() || standing.where() instanceof Whereabouts.Lapsed;
            if (!waits && !standing.where().live()) continue;
            TicketNumber other = waits ? live.get(ticket.request()) : waiting.get(ticket.request());
            assertThat(other).as(ticket.number() + " is the only one of its press").isNull();
            live.put(ticket.request(), ticket.number());
            if (waits) waiting.put(ticket.request(), ticket.number());
        }
    }

    /** Nobody is called twice, and out of turn only with a reason that says so. */
    private static void called(HallState state, Event.TicketCalled called) {
        Standing standing = state.standing(called.ticket()).orElseThrow();
        switch (called.reason()) {
            case RESUMED -> assertThat(standing.where()).isInstanceOf(Whereabouts.Held.class);
            case MANUAL -> {
                assertThat(standing.where())
                        .isInstanceOfAny(Whereabouts.Waiting.class, Whereabouts.Lapsed.class);
                assertThat(called.note()).isNotBlank();
            }
            case ONLY_CANDIDATE,
                    LONGEST_WAIT,
                    PRIORITY_CREDIT,
                    APPOINTMENT_DUE,
                    TRANSFER_RETURN,
                    OWN_LINE,
                    CROSS_HELP,
                    SHORTER_SERVICE,
                    LONGER_LINE,
                    IDLE_DIRECT,
                    HOUSE_RULE,
                    MAX_WAIT_GUARD -> {
                assertThat(standing.where()).isInstanceOf(Whereabouts.Waiting.class);
                assertThat(earlierInLane(state, standing.ticket()))
                        .as("before " + called.ticket() + " in its lane")
                        .isEmpty();
                assertThat(called.candidates().getFirst().ticket()).isEqualTo(called.ticket());
                assertThat(called.candidates()).hasSizeLessThanOrEqualTo(5);
            }
        }
    }

    private static List<TicketNumber> earlierInLane(HallState state, Ticket ticket) {
        List<TicketNumber> earlier = new ArrayList<>();
        for (Standing other : state.standings().values()) {
            Ticket each = other.ticket();
            if (other.waiting()
                    && each.line().equals(ticket.line())
                    && each.ticketClass() == ticket.ticketClass()
                    && Turn.of(each).compareTo(Turn.of(ticket)) < 0) earlier.add(each.number());
        }
        return earlier;
    }

    /** Holds the state against itself. */
    void hold(HallState state) {
        onePressOneTicket(state);
        windowsAndTicketsAgree(state);
        nobodyVanishes(state);
        linesAgree(state);
        ratingsAddUp(state);
        assertThat(new HashSet<>(state.badRatings().keySet()))
                .as("survive their day")
                .isEqualTo(owed);
    }

    private static void windowsAndTicketsAgree(HallState state) {
        Map<TicketNumber, WindowId> atWindows = new HashMap<>();
        for (Window window : state.windows().values()) {
            TicketNumber number =
                    switch (window.activity()) {
                        case Calling(var ticket, _, _, _) -> ticket.number();
                        case Serving(var ticket, _) -> ticket.number();
                        case Window.Activity.Free _,
                                Window.Activity.Paused _,
                                Window.Activity.Closed _ ->
                                null;
                    };
            if (number != null)
                assertThat(atWindows.put(number, window.id())).as(number + " twice").isNull();
        }
        for (Standing standing : state.standings().values()) {
            TicketNumber number = standing.ticket().number();
            WindowId expected =
                    switch (standing.where()) {
                        case Whereabouts.Called(var window) -> window;
                        case Whereabouts.BeingServed(var window) -> window;
                        case Whereabouts.Waiting _,
                                Whereabouts.Held _,
                                Whereabouts.Lapsed _,
                                Whereabouts.Served _,
                                Whereabouts.Cancelled _,
                                Whereabouts.ClosedWithDay _,
                                Whereabouts.Unknown _ ->
                                null;
                    };
            WindowId found = atWindows.remove(number);
            if (!Objects.equals(found, expected))
                fail(number + " is " + standing.where() + ", but at " + found);
        }
        assertThat(atWindows).as("windows with tickets nobody knows").isEmpty();
    }

    /** Every ticket issued is somewhere, and an end is the end. */
    private void nobodyVanishes(HallState state) {
        Figures.OfLine total = state.figures().total();
        int served = 0;
        int lapsed = 0;
        int cancelled = 0;
        for (Standing standing : state.standings().values()) {
            Whereabouts where = standing.where();
            if (where instanceof Whereabouts.Served) served++;
            if (where instanceof Whereabouts.Lapsed) lapsed++;
            if (where instanceof Whereabouts.Cancelled) cancelled++;
            Whereabouts end = ends.get(standing.ticket().number());
            if (end != null && !end.equals(where))
                fail(standing.ticket().number() + " was " + end + ", and now is " + where);
            if (where instanceof Whereabouts.Served || where instanceof Whereabouts.Cancelled)
                ends.put(standing.ticket().number(), where);
        }
        assertThat(total.issued()).isEqualTo(state.standings().size());
        assertThat(total.served()).isEqualTo(served);
        assertThat(total.noShows()).isEqualTo(lapsed);
        assertThat(total.cancelled()).isEqualTo(cancelled);
    }

    private static void linesAgree(HallState state) {
        Map<LineId, Integer> waiting = new HashMap<>();
        List<Ticket> all = new ArrayList<>();
        for (Standing standing : state.standings().values()) {
            if (!state.dayOpen() || !standing.waiting()) continue;
            waiting.merge(standing.ticket().line(), 1, Integer::sum);
            all.add(standing.ticket());
        }
        for (HallPlan.Line line : state.plan().lines())
            assertThat(state.waitingCount(line.id())).isEqualTo(waiting.getOrDefault(line.id(), 0));
        assertThat(state.waitingTotal()).isEqualTo(all.size());
        if (!all.isEmpty()) {
            Ticket some = all.get(all.size() / 2);
            assertThat(state.ahead(some.number()))
                    .isEqualTo((int) all.stream().filter(each -> before(each, some)).count());
        }
    }

    private static boolean before(Ticket each, Ticket some) {
        if (!each.line().equals(some.line()) || each.number().equals(some.number())) return false;
        Instant clock = each.clock().minus(HeadStart.of(each.ticketClass()));
        Instant limit = some.clock().minus(HeadStart.of(some.ticketClass()));
        return clock.isBefore(limit) || (clock.equals(limit) && each.sequence() < some.sequence());
    }

    private void ratingsAddUp(HallState state) {
        for (int level = 0; level <= 5; level++) {
            int wanted = level;
            assertThat(state.figures().rated(level))
                    .isEqualTo((int) effective.values().stream().filter(l -> l == wanted).count());
        }
    }
}
