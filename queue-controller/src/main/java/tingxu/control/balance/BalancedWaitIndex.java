package tingxu.control.balance;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.HeadStart;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The usual policy: long waits weigh more than short ones, by the square; a short service counts a
 * little more than a long one; a class has its head start, and a window prefers its own business.
 *
 * <pre>
 * h     = wait + head start of the class + 8 min in the window's own line   (whole seconds)
 * index = h * h * w,  w = round(1000 * sqrt(10 min / mean service of the line))
 * </pre>
 *
 * <p>An {@code h} of 0 or less ranks by itself, below every other. Ties go to the older clock, then
 * to the earlier issue. Whoever has waited longer than the guard goes first at every window that
 * can serve them. Where no open window serves a second line there is nothing to balance, and
 * classes go in strict order instead: the index would only take from priority.
 */
public final class BalancedWaitIndex implements Policy {

    public static final Duration USUAL_GUARD = Duration.ofMinutes(60);

    static final long OWN_LINE_SECONDS = 8 * 60;

    /** 115 days: beyond it a wait counts no longer, so that no index overflows. */
    private static final long LONGEST = 10_000_000;

    private final Duration guard;

    public BalancedWaitIndex(Duration guard) {
        this.guard = guard;
    }

    /** A head of a lane with the terms of its index. */
    private record Rival(
            Ticket ticket, boolean own, long waited, long credit, long bonus, long weight) {

        long index(boolean withCredit, boolean withBonus, boolean withWeight) {
            long h =
                    Math.clamp(
                            waited + (withCredit ? credit : 0) + (withBonus ? bonus : 0),
                            -LONGEST,
                            LONGEST);
            return h <= 0 ? h : h * h * (withWeight ? weight : 1);
        }

        long index() {
            return index(true, true, true);
        }

        Candidate candidate() {
            return new Candidate(ticket.number(), waited, credit, bonus, weight, index());
        }
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        List<Rival> rivals = rivals(state, window, now);
        if (rivals.isEmpty()) return Optional.empty();
        boolean strict = specialised(state);
        rivals.sort(strict ? strictly() : byIndex(true, true, true));
        Optional<Rival> overdue = overdue(rivals);
        overdue.ifPresent(first -> putFirst(rivals, first));
        Reason reason =
                rivals.size() == 1
                        ? Reason.ONLY_CANDIDATE
                        : overdue.isPresent()
                                ? Reason.MAX_WAIT_GUARD
                                : strict ? strictReason(rivals) : reason(rivals);
        return Optional.of(
                new Choice(
                        rivals.getFirst().ticket(),
                        reason,
                        rivals.stream().limit(Contest.SHOWN).map(Rival::candidate).toList()));
    }

    private static List<Rival> rivals(HallState state, Window window, Instant now) {
        List<Rival> rivals = new ArrayList<>();
        for (Contest.Head head : Contest.heads(state, window)) {
            Ticket ticket = head.ticket();
            boolean own = head.skill().primary();
            rivals.add(
                    new Rival(
                            ticket,
                            own,
                            Duration.between(ticket.clock(), now).toSeconds(),
                            HeadStart.of(ticket.ticketClass()).toSeconds(),
                            own ? OWN_LINE_SECONDS : 0,
                            weight(state.plan(), ticket)));
        }
        return rivals;
    }

    private static long weight(HallPlan plan, Ticket ticket) {
        return plan.line(ticket.line())
                .map(line -> Weights.weight(line.meanService()))
                .orElse(Weights.EVEN);
    }

    /** Whether every open window serves one line only. */
    private static boolean specialised(HallState state) {
        for (Window window : state.windows().values())
            if (window.open() && window.skills().size() > 1) return false;
        return true;
    }

    // ------------------------------------------------------------------ the order

    private static Comparator<Rival> byIndex(boolean credit, boolean bonus, boolean weight) {
        return Comparator.comparingLong((Rival rival) -> -rival.index(credit, bonus, weight))
                .thenComparing(turn());
    }

    private static Comparator<Rival> turn() {
        return Comparator.comparing((Rival rival) -> rival.ticket().clock())
                .thenComparingLong(rival -> rival.ticket().sequence());
    }

    /** Priority, appointments that are due, transfers, the rest, and appointments still to come. */
    private static Comparator<Rival> strictly() {
        return Comparator.comparing(BalancedWaitIndex::notDue)
                .thenComparing(rival -> rival.ticket().ticketClass())
                .thenComparing(turn());
    }

    private static boolean notDue(Rival rival) {
        return rival.waited() < 0;
    }

    private Optional<Rival> overdue(List<Rival> rivals) {
        return rivals.stream().filter(rival -> rival.waited() > guard.toSeconds()).min(turn());
    }

    private static void putFirst(List<Rival> rivals, Rival first) {
        rivals.remove(first);
        rivals.addFirst(first);
    }

    // ------------------------------------------------------------------ the reason

    /** The first term without which another would have been called. */
    private static Reason reason(List<Rival> rivals) {
        Rival first = rivals.getFirst();
        if (!wins(rivals, byIndex(false, true, true))) return ofClass(first.ticket());
        if (!wins(rivals, byIndex(true, false, true))) return Reason.OWN_LINE;
        if (!wins(rivals, byIndex(true, true, false))) return Reason.SHORTER_SERVICE;
        boolean help = !first.own() && rivals.stream().anyMatch(Rival::own);
        return help ? Reason.CROSS_HELP : Reason.LONGEST_WAIT;
    }

    private static Reason strictReason(List<Rival> rivals) {
        Rival first = rivals.getFirst();
        return wins(rivals, turn()) ? Reason.LONGEST_WAIT : ofClass(first.ticket());
    }

    private static boolean wins(List<Rival> rivals, Comparator<Rival> order) {
        return rivals.stream().min(order).orElseThrow().equals(rivals.getFirst());
    }

    private static Reason ofClass(Ticket ticket) {
        return switch (ticket.ticketClass()) {
            case PRIORITY -> Reason.PRIORITY_CREDIT;
            case APPOINTMENT -> Reason.APPOINTMENT_DUE;
            case TRANSFER -> Reason.TRANSFER_RETURN;
            case ORDINARY -> Reason.LONGEST_WAIT;
        };
    }
}
