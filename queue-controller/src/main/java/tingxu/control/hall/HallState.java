package tingxu.control.hall;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everything the hall knows at one moment. A value: what follows from it shares all but a few
 * branches of its trees, so that a step costs the same with ten people waiting as with a hundred
 * thousand.
 */
public final class HallState {

    private final BusinessDay business;
    private final Few<WindowId, Window> windows;
    private final Register register;
    private final Lanes lanes;
    private final Figures figures;
    private final PSortedMap<TicketId, BadRating> badRatings;
    private final Capacity capacity;
    private final Loans loans;

    HallState(
            BusinessDay business,
            Few<WindowId, Window> windows,
            Register register,
            Lanes lanes,
            Figures figures,
            PSortedMap<TicketId, BadRating> badRatings,
            Capacity capacity,
            Loans loans) {
        this.business = business;
        this.windows = windows;
        this.register = register;
        this.lanes = lanes;
        this.figures = figures;
        this.badRatings = badRatings;
        this.capacity = capacity;
        this.loans = loans;
    }

    /** Before the first day of all. */
    public static HallState empty() {
        return beginning(BusinessDay.NONE);
    }

    static HallState beginning(BusinessDay day) {
        return new HallState(
                day,
                Few.none(),
                Register.EMPTY,
                Lanes.EMPTY,
                Figures.EMPTY,
                TreePMap.empty(),
                Capacity.NONE,
                Loans.NONE);
    }

    /** Puts a state together again from what it answers, as a snapshot keeps it. */
    public static HallState of(
            BusinessDay business,
            Collection<Window> windows,
            Collection<Standing> standings,
            Figures figures,
            Collection<BadRating> badRatings,
            Collection<Loan> loans) {
        return new HallState(
                business,
                Few.of(windows, Window::id, window -> window),
                Register.of(standings),
                business.open() ? Lanes.of(standings) : Lanes.EMPTY,
                figures,
                badRatings.stream().collect(TreePMap.toTreePMap(BadRating::ticket, bad -> bad)),
                Capacity.of(windows),
                Loans.of(loans));
    }

    /**
     * The state after {@code event}. Total: every event applies to every state, because it has
     * already happened; one about a ticket nobody knows moves no ticket.
     */
    public HallState after(Event event) {
        return Aftermath.of(this, event);
    }

    // ------------------------------------------------------------------ the day

    public BusinessDay business() {
        return business;
    }

    /** The business day that is open, or the last that was. */
    public LocalDate day() {
        return business.date();
    }

    public boolean dayOpen() {
        return business.open();
    }

    public HallPlan plan() {
        return business.plan();
    }

    public Figures figures() {
        return figures;
    }

    /** Of all days, those that nobody has seen to yet, the oldest first. */
    public PSortedMap<TicketId, BadRating> badRatings() {
        return badRatings;
    }

    // ------------------------------------------------------------------ windows

    /** Every window that opened today, by number. */
    public Few<WindowId, Window> windows() {
        return windows;
    }

    /** The window as known, or a closed one: asking about a window never fails. */
    public Window window(WindowId id) {
        Window known = windows.get(id);
        return known != null
                ? known
                : new Window(id, List.of(), new Window.Activity.Closed(business.since()));
    }

    /** Windows that are open for the line now, a paused one too. */
    public int windowsServing(LineId line) {
        int sum = 0;
        for (Window window : windows.values()) if (window.open() && window.serves(line)) sum++;
        return sum;
    }

    /**
     * Windows' worth that is open for the line, in thousandths: a window counts for the share that
     * the line is of all its lines.
     */
    public int capacity(LineId line) {
        return capacity.of(line);
    }

    // ------------------------------------------------------------------ people waiting

    public int waitingCount(LineId line) {
        return lanes.count(line);
    }

    public int waitingTotal() {
        return lanes.total();
    }

    /** Tickets that would be closed with the day: those who wait, and those who stepped aside. */
    public int leftOver() {
        int held = 0;
        for (Standing standing : register.standings().values())
            if (standing.where() instanceof Whereabouts.Held) held++;
        return waitingTotal() + held;
    }

    /** Those of one class in one line, in the order of their turn. */
    public Collection<Ticket> waiting(LineId line, TicketClass ticketClass) {
        return lanes.waiting(line, ticketClass);
    }

    public Optional<Ticket> head(LineId line, TicketClass ticketClass) {
        return Optional.ofNullable(lanes.line(line).first(ticketClass));
    }

    /** The first of each class in the line, those of them that anyone waits in. */
    public List<Ticket> heads(LineId line) {
        return lanes.line(line).heads();
    }

    /** How long the one who has waited longest in the line has waited so far. */
    public Duration longestWait(LineId line, Instant now) {
        Duration longest = Duration.ZERO;
        for (Ticket head : heads(line)) {
            Duration wait = head.waited(now);
            if (wait.compareTo(longest) > 0) longest = wait;
        }
        return longest;
    }

    /**
     * People of the same line whose turn is before this ticket's, by the head start of classes; 0
     * unless it waits. Where a hall calls strictly by class or by arrival alone, a fair guess.
     */
    public int ahead(TicketNumber number) {
        Standing standing = register.standings().get(number);
        if (standing == null || !standing.waiting()) return 0;
        Ticket ticket = standing.ticket();
        return lanes.ahead(ticket.line(), ticket.ticketClass(), ticket.clock(), ticket.sequence());
    }

    /** People whose turn would be before that of one who came now. */
    public int aheadOfNewcomer(LineId line, TicketClass ticketClass, Instant now) {
        return lanes.ahead(line, ticketClass, now, Long.MAX_VALUE);
    }

    // ------------------------------------------------------------------ tickets

    /** Every ticket of the day, by number. */
    public PSortedMap<TicketNumber, Standing> standings() {
        return register.standings();
    }

    public Optional<Standing> standing(TicketNumber number) {
        return register.standing(number);
    }

    public Whereabouts whereabouts(TicketNumber number) {
        Standing standing = register.standings().get(number);
        if (standing == null) return new Whereabouts.Unknown();
        return business.open() ? standing.where() : standing.whereAfterDay();
    }

    /** The ticket that this press of a citizen was given. */
    public Optional<Ticket> ticketOf(MessageId request) {
        return register.standingOf(request).map(Standing::ticket);
    }

    /** The ticket that this holder's card or appointment was last given for the matter. */
    public Optional<Ticket> ticketOf(String holder, LineId line, @Nullable ItemId item) {
        return plan().line(line)
                .map(HallPlan.Line::series)
                .flatMap(series -> register.standingOf(Register.Matter.of(holder, series, item)))
                .map(Standing::ticket);
    }

    /** Whether the number is one of those that kiosks issue while they cannot reach the hall. */
    public static boolean isOffline(TicketNumber number) {
        return Loans.isForLending(number);
    }

    /** The numbers lent today, in their order. */
    public Collection<Loan> lent() {
        return loans.byFirst().values();
    }

    /** What was lent under this id of a kiosk's asking. */
    public Optional<Loan> loanOf(MessageId request) {
        return loans.of(request);
    }

    // ------------------------------------------------------------------ for the rules of this room

    public Register register() {
        return register;
    }

    Lanes lanes() {
        return lanes;
    }

    HallState with(Window window) {
        return new HallState(
                business,
                windows.plus(window.id(), window),
                register,
                lanes,
                figures,
                badRatings,
                capacity.changed(window(window.id()), window),
                loans);
    }

    HallState with(BusinessDay next) {
        return new HallState(next, windows, register, lanes, figures, badRatings, capacity, loans);
    }

    HallState with(Register next) {
        return new HallState(business, windows, next, lanes, figures, badRatings, capacity, loans);
    }

    HallState with(Lanes next) {
        return new HallState(
                business, windows, register, next, figures, badRatings, capacity, loans);
    }

    HallState with(Figures next) {
        return new HallState(business, windows, register, lanes, next, badRatings, capacity, loans);
    }

    HallState with(PSortedMap<TicketId, BadRating> next) {
        return new HallState(business, windows, register, lanes, figures, next, capacity, loans);
    }

    public Loans loans() {
        return loans;
    }

    HallState with(Loans next) {
        return new HallState(
                business, windows, register, lanes, figures, badRatings, capacity, next);
    }

    // ------------------------------------------------------------------ a value

    @Override
    public boolean equals(Object other) {
        return other instanceof HallState that
                && business.equals(that.business)
                && windows.equals(that.windows)
                && register.equals(that.register)
                && lanes.equals(that.lanes)
                && figures.equals(that.figures)
                && badRatings.equals(that.badRatings)
                && loans.equals(that.loans);
    }

    @Override
    public int hashCode() {
        return business.hashCode() * 31 + register.hashCode();
    }

    @Override
    public String toString() {
        return business.date() + ", " + waitingTotal() + " waiting, " + windows.values();
    }
}
