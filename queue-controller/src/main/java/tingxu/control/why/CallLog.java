package tingxu.control.why;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import tingxu.control.hall.Event;
import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.Event.TicketCalled;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of a day in their order, folded from its events, each with those it was about as they
 * stood then. A value: whoever reads it need not fear the next event.
 *
 * @param tickets of the day, as they stand now
 * @param windows and what each was last opened for
 * @param clockKept whether who is sent on stands by the clock of the first line
 */
public record CallLog(
        PSortedMap<TicketNumber, Seen> tickets,
        PSortedMap<WindowId, List<Skill>> windows,
        PVector<Made> calls,
        boolean clockKept) {

    public static final CallLog EMPTY =
            new CallLog(TreePMap.empty(), TreePMap.empty(), TreePVector.empty(), true);

    /** Far more than a day of a hall has; beyond it the oldest are left to the journal. */
    private static final int MOST = 20_000;

    /**
     * A ticket of the day.
     *
     * @param since when its present or last wait began
     */
    record Seen(Ticket ticket, Instant since) {}

    /**
     * A call that was made.
     *
     * @param ticket as it stood then
     * @param since when its wait began
     * @param skills of the window then
     * @param weighed the candidates' tickets as they stood then, in the candidates' order
     */
    record Made(
            TicketCalled event,
            Ticket ticket,
            Instant since,
            List<Skill> skills,
            List<Ticket> weighed) {

        boolean couldTake(LineId line) {
            for (Skill skill : skills) if (skill.line().equals(line)) return true;
            return false;
        }

        /** The candidate who stood for the lane of this ticket; empty where none was shown. */
        Optional<Candidate> of(Ticket asked) {
            for (int i = 0; i < weighed.size(); i++) {
                Ticket each = weighed.get(i);
                if (each.line().equals(asked.line()) && each.ticketClass() == asked.ticketClass())
                    return Optional.of(event.candidates().get(i));
            }
            return Optional.empty();
        }

        /** What was weighed for the one who was called; empty where no policy chose. */
        Optional<Candidate> own() {
            for (Candidate each : event.candidates())
                if (each.ticket().equals(event.ticket())) return Optional.of(each);
            return Optional.empty();
        }
    }

    public CallLog after(Event event) {
        return switch (event) {
            case Event.DayOpened(_, var plan, _) ->
                    new CallLog(
                            TreePMap.empty(),
                            TreePMap.empty(),
                            TreePVector.empty(),
                            plan.clockKept());
            case Event.WindowOpened(var window, var skills, _) ->
                    new CallLog(tickets, windows.plus(window, skills), calls, clockKept);
            case Event.TicketIssued(var ticket, var at) ->
                    with(ticket.number(), new Seen(ticket, at));
            case Event.TicketReported(var ticket, _) -> reported(ticket);
            case Event.TicketReturned(var number, var at) -> since(number, at);
            case Event.TicketTransferred sent -> sentOn(sent);
            case TicketCalled called -> called(called);
            case Event.DayEnded _,
                    Event.PolicyChanged _,
                    Event.WindowClosed _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketLapsed _,
                    Event.TicketHeld _,
                    Event.TicketCancelled _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.NoShowUndone _,
                    Event.NumbersLent _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.FollowUpClosed _ ->
                    this;
        };
    }

    /** What the kiosk knew of a number that a window had scanned in before. */
    private CallLog reported(Ticket ticket) {
        Seen seen = tickets.get(ticket.number());
        return with(
                ticket.number(), new Seen(ticket, seen == null ? ticket.issuedAt() : seen.since()));
    }

    private CallLog with(TicketNumber number, Seen seen) {
        return new CallLog(tickets.plus(number, seen), windows, calls, clockKept);
    }

    private CallLog since(TicketNumber number, Instant at) {
        Seen seen = tickets.get(number);
        return seen == null ? this : with(number, new Seen(seen.ticket(), at));
    }

    private CallLog sentOn(Event.TicketTransferred sent) {
        Seen seen = tickets.get(sent.ticket());
        if (seen == null) return this;
        Instant clock = clockKept ? seen.ticket().clock() : sent.at();
        Ticket leg = seen.ticket().sentOn(sent.to(), clock);
        return with(sent.ticket(), new Seen(leg, sent.at()));
    }

    private CallLog called(TicketCalled called) {
        Seen seen = tickets.get(called.ticket());
        if (seen == null) return this;
        List<Ticket> weighed = new ArrayList<>();
        for (Candidate each : called.candidates()) {
            Seen candidate = tickets.get(each.ticket());
            weighed.add(candidate == null ? seen.ticket() : candidate.ticket());
        }
        Made made =
                new Made(
                        called,
                        seen.ticket(),
                        seen.since(),
                        windows.getOrDefault(called.window(), List.of()),
                        List.copyOf(weighed));
        PVector<Made> more = calls.plus(made);
        return new CallLog(tickets, windows, more.size() > MOST ? more.minus(0) : more, clockKept);
    }

    /** Where in {@code calls} the last one of a ticket stands; -1 for none. */
    int lastOf(TicketNumber number) {
        for (int i = calls.size() - 1; i >= 0; i--)
            if (calls.get(i).event().ticket().equals(number)) return i;
        return -1;
    }

    /** Calls since {@code from}, up to the one at {@code end}, which is not among them. */
    List<Made> between(Instant from, int end) {
        List<Made> found = new ArrayList<>();
        for (int i = end - 1; i >= 0; i--) {
            Made each = calls.get(i);
            if (each.event().at().isBefore(from)) break;
            found.addFirst(each);
        }
        return found;
    }

    /** The lines that any window serves which serves this one. */
    List<LineId> beside(LineId line) {
        List<LineId> lines = new ArrayList<>();
        for (List<Skill> skills : windows.values())
            if (skills.stream().anyMatch(skill -> skill.line().equals(line)))
                for (Skill skill : skills)
                    if (!lines.contains(skill.line())) lines.add(skill.line());
        return lines;
    }
}
