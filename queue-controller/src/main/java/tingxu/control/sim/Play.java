package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.IdleOrder;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Day.Break;
import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Day.Window;
import tingxu.control.sim.Schedule.Call;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One day, played command by command against the hall's own rules: citizens ask for tickets, idle
 * clerks press next, services last as long as the day has it, breaks are taken. The rules decide;
 * this only knows what people do and when.
 */
public final class Play {

    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);
    private static final Instant NINE = Instant.parse("2026-01-05T01:00:00Z");
    private static final long EARLIEST = Minutes.nanos(-240);

    /** From the call until the citizen has sat down. */
    private static final double WALK = 0.5;

    /** For so long a window waits for one who does not come. */
    private static final double NO_SHOW = 1.5;

    /** What a business that is not the window's own takes longer. */
    private static final double CROSS = 1.10;

    private final Day day;
    private final Witness witness;
    private final @Nullable ShiftLead lead;
    private final boolean[] leaving;
    private final Hall hall = new Hall(Policies::of);
    private final PriorityQueue<Doing> doings = new PriorityQueue<>();
    private final List<Call> calls = new ArrayList<>();
    private final boolean[] idle;
    private final int[] breaksTaken;
    private final long[] sentOnAt;
    private final Window[] windows;
    private final LineId[] lines;
    private HallState state = HallState.empty();
    private long now = EARLIEST;
    private long doingsSoFar;

    /** What someone at a window will do next. */
    private record Doing(long at, long order, Kind kind, int window, int call)
            implements Comparable<Doing> {
        @Override
        public int compareTo(Doing other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private enum Kind {
        START,
        END,
        GIVE_UP,
        BACK,
        LOOK
    }

    private Play(Day day, int categories, Witness witness, @Nullable ShiftLead lead) {
        this.day = day;
        this.witness = witness;
        this.lead = lead;
        this.leaving = new boolean[day.windows().size()];
        this.windows = day.windows().toArray(Window[]::new);
        this.idle = new boolean[windows.length];
        this.breaksTaken = new int[windows.length];
        this.sentOnAt = new long[day.visitors().size()];
        this.lines = new LineId[categories];
        for (int i = 0; i < categories; i++) lines[i] = Categories.line(i);
    }

    /** Sees each event as it happens. */
    @FunctionalInterface
    public interface Witness {
        void saw(HallState before, Event event, HallState after);
    }

    /** 值班长: looks at the hall every quarter of an hour, and opens and closes windows. */
    public interface ShiftLead extends Witness {

        Duration EVERY = Duration.ofMinutes(15);

        List<Order> looks(HallState state, Instant now);
    }

    /** What a shift lead orders. */
    public sealed interface Order {

        /** A window of the day's that was not open at nine, for all that it has learnt. */
        record Open(WindowId window) implements Order {}

        /** A window finishes what it is doing, and closes. */
        record Close(WindowId window) implements Order {}
    }

    /** Plays the day by the plan's policy, until everybody has been served. */
    public static Schedule of(Day day, HallPlan plan) {
        return of(day, plan, (_, _, _) -> {});
    }

    /** As {@link #of(Day, HallPlan)}, in sight of a witness. */
    public static Schedule of(Day day, HallPlan plan, Witness witness) {
        return new Play(day, plan.lines().size(), witness, null).played(plan);
    }

    /** As {@link #of(Day, HallPlan)}, under the eyes of one who may open and close windows. */
    public static Schedule of(Day day, HallPlan plan, ShiftLead lead) {
        return new Play(day, plan.lines().size(), lead, lead).played(plan);
    }

    private Schedule played(HallPlan plan) {
        tell(new Command.OpenDay(DATE, plan));
        course();
        return new Schedule(calls);
    }

    private void course() {
        int next = 0;
        List<Visitor> visitors = day.visitors();
        for (; next < visitors.size() && visitors.get(next).arrival() <= 0; next++)
            comes(visitors.get(next));
        opens();
        int looking = lead == null ? 0 : 1;
        while (next < visitors.size() || doings.size() > looking) {
            Doing first = doings.peek();
            if (next < visitors.size()
                    && (first == null || Minutes.nanos(visitors.get(next).arrival()) <= first.at()))
                comes(visitors.get(next++));
            else does(doings.remove());
        }
    }

    /** At nine every window opens, and presses next in its turn. */
    private void opens() {
        now = 0;
        for (int w = 0; w < windows.length; w++)
            if (windows[w].open()) tell(new Command.OpenWindow(id(w), skills(windows[w])));
        for (int w = 0; w < windows.length; w++) if (windows[w].open()) presses(w);
        if (lead != null) looks(lead);
    }

    private void looks(ShiftLead lead) {
        for (Order order : lead.looks(state, instant(now)))
            switch (order) {
                case Order.Open(var window) -> {
                    int w = window.number() - 1;
                    leaving[w] = false;
                    if (state.window(window).open()) break;
                    tell(new Command.OpenWindow(window, skills(windows[w])));
                    presses(w);
                }
                case Order.Close(var window) -> {
                    int w = window.number() - 1;
                    leaving[w] = true;
                    if (idle[w]) closes(w);
                }
            }
        later(ShiftLead.EVERY.toNanos(), Kind.LOOK, 0, 0);
    }

    private void closes(int w) {
        idle[w] = false;
        leaving[w] = false;
        tell(new Command.CloseWindow(id(w)));
    }

    /** What a window serves when it opens. */
    public static List<Skill> skills(Window window) {
        List<Skill> skills = new ArrayList<>();
        for (int skill : window.skills())
            skills.add(new Skill(Categories.line(skill), skill == window.primary()));
        return skills;
    }

    // ------------------------------------------------------------------ what people do

    private void comes(Visitor visitor) {
        now = Minutes.nanos(visitor.arrival());
        tell(
                new Command.IssueTicket(
                        MessageId.of(0, 0, visitor.id()),
                        "k01",
                        lines[visitor.category()],
                        visitor.ticketClass(),
                        null,
                        visitor.ticketClass() == TicketClass.APPOINTMENT
                                ? instant(Minutes.nanos(visitor.clock()))
                                : null,
                        null));
        idleWindowsPress(lines[visitor.category()]);
    }

    private void does(Doing doing) {
        now = doing.at();
        int w = doing.window();
        switch (doing.kind()) {
            case LOOK -> {
                if (lead != null) looks(lead);
            }
            case START -> tell(new Command.StartService(id(w)));
            case END -> ends(w, calls.get(doing.call()));
            case GIVE_UP -> {
                tell(new Command.MarkNoShow(id(w)));
                becomesFree(w);
            }
            case BACK -> {
                tell(new Command.Unpause(id(w)));
                becomesFree(w);
            }
        }
    }

    private void ends(int w, Call call) {
        if (call.leg() == 0 && call.visitor().sentOn()) {
            LineId to = lines[call.visitor().transferTo()];
            tell(new Command.Transfer(id(w), to, "another matter"));
            sentOnAt[call.place()] = now;
            idleWindowsPress(to);
        } else tell(new Command.FinishService(id(w)));
        becomesFree(w);
    }

    /** A break that has fallen due comes before the next citizen. */
    private void becomesFree(int w) {
        if (leaving[w]) {
            closes(w);
            return;
        }
        List<Break> breaks = windows[w].breaks();
        int taken = breaksTaken[w];
        if (taken < breaks.size() && Minutes.nanos(breaks.get(taken).due()) <= now) {
            breaksTaken[w]++;
            tell(new Command.Pause(id(w), "break"));
            later(Minutes.nanos(breaks.get(taken).length()), Kind.BACK, w, 0);
        } else presses(w);
    }

    private void idleWindowsPress(LineId line) {
        for (WindowId id : IdleOrder.of(state, line)) {
            int w = id.number() - 1;
            if (idle[w] && presses(w)) return;
        }
    }

    /** Whether anyone was called. */
    private boolean presses(int w) {
        if (!(hall.decide(state, new Command.CallNext(id(w)), instant(now))
                instanceof Decision.Accepted(var events))) {
            idle[w] = true;
            return false;
        }
        idle[w] = false;
        for (Event event : events) {
            happens(event);
            if (event instanceof Event.TicketCalled called) called(w, called.ticket());
        }
        return true;
    }

    private void called(int w, TicketNumber number) {
        Standing standing = state.standing(number).orElseThrow();
        Ticket ticket = standing.ticket();
        // Tickets are issued in the order of arrival, which is the visitors' own.
        int place = Math.toIntExact(ticket.sequence() - 1);
        Visitor visitor = day.visitors().get(place);
        long since = ticket.leg() == 0 ? Minutes.nanos(visitor.clock()) : sentOnAt[place];
        Call call = new Call(place, visitor, ticket.leg(), windows[w].id(), now, since);
        calls.add(call);
        int index = calls.size() - 1;
        if (visitor.noShow()) later(Minutes.nanos(NO_SHOW), Kind.GIVE_UP, w, index);
        else {
            later(Minutes.nanos(WALK), Kind.START, w, index);
            later(Minutes.nanos(WALK + service(windows[w], call)), Kind.END, w, index);
        }
    }

    private static double service(Window window, Call call) {
        Visitor visitor = call.visitor();
        double work = call.leg() == 0 ? visitor.work() : visitor.transferWork();
        boolean help = window.primary() != Day.NONE && window.primary() != call.category();
        return work * window.speed() * (help ? CROSS : 1);
    }

    // ------------------------------------------------------------------ time and the rules

    private void later(long nanos, Kind kind, int window, int call) {
        doings.add(new Doing(now + nanos, doingsSoFar++, kind, window, call));
    }

    private void tell(Command command) {
        switch (hall.decide(state, command, instant(now))) {
            case Decision.Accepted(var events) -> {
                for (Event event : events) happens(event);
            }
            case Decision.Refused(var why) ->
                    throw new IllegalStateException(command + " was refused: " + why.en());
        }
    }

    private void happens(Event event) {
        HallState before = state;
        state = before.after(event);
        witness.saw(before, event, state);
    }

    /** The hall's number of a day's window. */
    public static WindowId id(Window window) {
        return id(window.id());
    }

    /** The hall's time at so many minutes from nine. */
    public static Instant at(double minutes) {
        return instant(Minutes.nanos(minutes));
    }

    private static WindowId id(int w) {
        return new WindowId(w + 1);
    }

    private static Instant instant(long nanos) {
        return NINE.plusNanos(nanos);
    }
}
