package tingxu.control.balance;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * First come, first served over everything the window can do. Classes count for nothing but the
 * booked time of an appointment.
 */
public final class Fcfs implements Policy {

    private static final Comparator<Ticket> TURN =
            Comparator.comparing(Ticket::clock).thenComparingLong(Ticket::sequence);

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        List<Ticket> heads =
                Contest.heads(state, window).stream()
                        .map(Contest.Head::ticket)
                        .sorted(TURN)
                        .toList();
        if (heads.isEmpty()) return Optional.empty();
        Reason reason = heads.size() == 1 ? Reason.ONLY_CANDIDATE : Reason.LONGEST_WAIT;
        return Optional.of(
                new Choice(
                        heads.getFirst(),
                        reason,
                        heads.stream()
                                .limit(Contest.SHOWN)
                                .map(ticket -> candidate(ticket, now))
                                .toList()));
    }

    private static Candidate candidate(Ticket ticket, Instant now) {
        long waited = Duration.between(ticket.clock(), now).toSeconds();
        return new Candidate(ticket.number(), waited, 0, 0, 1, waited);
    }
}
