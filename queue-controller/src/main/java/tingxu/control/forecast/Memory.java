package tingxu.control.forecast;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.sim.Habits.Lane;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;

/**
 * What the day has shown of how lines move, beside what is the case now.
 *
 * @param lastWaits of the last one called from each lane
 * @param paces of each line while people waited in it
 * @param pauses that each window has begun, the last ones
 * @param came tickets that were issued in each line
 * @param moves of breaks, advised and done
 */
public record Memory(
        PSortedMap<Lane, Duration> lastWaits,
        PSortedMap<LineId, Pace> paces,
        PSortedMap<WindowId, PVector<Instant>> pauses,
        PSortedMap<LineId, Integer> came,
        BreakMoves moves) {

    public static final Memory NONE =
            new Memory(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    BreakMoves.NONE);

    private static final double HOUR = 60;

    /** Of a window; more than any day has breaks. */
    private static final int PAUSES = 50;

    /**
     * Calls and minutes of a line's busy time.
     *
     * @param calls of the day, and {@code lately}: those of an hour ago count a third, and so on
     * @param minutes likewise
     * @param at up to when
     */
    public record Pace(
            double calls, double minutes, double callsLately, double minutesLately, Instant at) {

        static Pace from(Instant at) {
            return new Pace(0, 0, 0, 0, at);
        }

        /** Up to {@code now}, the line having been busy or not since. */
        Pace until(Instant now, boolean busy) {
            double passed = Duration.between(at, now).toMillis() / 60e3;
            if (passed <= 0) return this;
            double fade = StrictMath.exp(-passed / HOUR);
            double more = busy ? passed : 0;
            return new Pace(
                    calls, minutes + more, callsLately * fade, minutesLately * fade + more, now);
        }

        Pace call() {
            return new Pace(calls + 1, minutes, callsLately + 1, minutesLately, at);
        }
    }

    /** After an event that happened in the state {@code before}. */
    public Memory after(HallState before, Event event) {
        return switch (event) {
            case Event.DayOpened _ -> NONE;
            case Event.TicketIssued(var ticket, var at) ->
                    moved(before, ticket.line(), at).oneMore(ticket.line());
            case Event.TicketCalled call ->
                    before.standing(call.ticket())
                            .map(standing -> called(before, standing.ticket(), call.at()))
                            .orElse(this);
            case Event.WindowPaused(var window, _, var at) -> pausing(window, at);
            case Event.TicketCancelled(var number, _, var at) -> moved(before, number, at);
            case Event.TicketReturned(var number, var at) -> moved(before, number, at);
            case Event.TicketTransferred(_, _, var to, _, var at) -> moved(before, to, at);
            case Event.DayEnded _,
                    Event.PolicyChanged _,
                    Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.WindowUnpaused _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketLapsed _,
                    Event.TicketHeld _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.NoShowUndone _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _ ->
                    this;
            case Event.AdviceGiven given -> with(moves.after(given));
            case Event.AdviceAnswered answer -> with(moves.after(answer));
        };
    }

    private Memory with(BreakMoves next) {
        return new Memory(lastWaits, paces, pauses, came, next);
    }

    private Memory pausing(WindowId window, Instant at) {
        PVector<Instant> begun = pausesOf(window).plus(at);
        PVector<Instant> kept = begun.size() > PAUSES ? begun.minus(0) : begun;
        return new Memory(lastWaits, paces, pauses.plus(window, kept), came, moves);
    }

    private Memory oneMore(LineId line) {
        int more = came.getOrDefault(line, 0) + 1;
        return new Memory(lastWaits, paces, pauses, came.plus(line, more), moves);
    }

    private Memory called(HallState before, Ticket ticket, Instant at) {
        Memory moved = moved(before, ticket.line(), at);
        boolean busy = before.waitingCount(ticket.line()) > 1;
        Lane lane = new Lane(ticket.line(), ticket.ticketClass());
        Pace pace = moved.pace(ticket.line(), at);
        return new Memory(
                lastWaits.plus(lane, ticket.waited(at)),
                busy ? moved.paces.plus(ticket.line(), pace.call()) : moved.paces,
                pauses,
                came,
                moves);
    }

    private Memory moved(HallState before, TicketNumber number, Instant at) {
        return before.standing(number)
                .map(standing -> moved(before, standing.ticket().line(), at))
                .orElse(this);
    }

    /** The number waiting in the line changes now: what was until now is summed up. */
    private Memory moved(HallState before, LineId line, Instant at) {
        boolean busy = before.waitingCount(line) > 0;
        return new Memory(
                lastWaits, paces.plus(line, pace(line, at).until(at, busy)), pauses, came, moves);
    }

    PVector<Instant> pausesOf(WindowId window) {
        return pauses.getOrDefault(window, TreePVector.empty());
    }

    Pace pace(LineId line, Instant at) {
        Pace pace = paces.get(line);
        return pace == null ? Pace.from(at) : pace;
    }
}
