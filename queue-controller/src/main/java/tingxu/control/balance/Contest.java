package tingxu.control.balance;

import tingxu.control.hall.Event.Candidate;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy.Choice;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Those who may be called to a window: the first of each class in each of its lines. */
final class Contest {

    /** How many candidates an inspector is shown. */
    private static final int SHOWN = 5;

    /**
     * The first of a lane.
     *
     * @param skill under which the window would serve it
     * @param waited in seconds; negative for an appointment that is not due
     */
    record Head(Ticket ticket, Skill skill, long waited) {

        /** With no term but its wait. */
        Rival rival(long index) {
            return new Rival(ticket, skill.primary(), waited, 0, 0, 0, 1, index);
        }

        Rival rival(long credit, long index) {
            return new Rival(ticket, skill.primary(), waited, credit, 0, 0, 1, index);
        }
    }

    /** Puts a head's terms together. */
    @FunctionalInterface
    interface Scoring {
        Rival of(Head head);
    }

    private Contest() {}

    static List<Head> heads(HallState state, Window window, Instant now) {
        List<Head> heads = new ArrayList<>();
        for (Skill skill : window.skills())
            for (Ticket ticket : state.heads(skill.line()))
                heads.add(new Head(ticket, skill, waited(ticket, now)));
        return heads;
    }

    private static long waited(Ticket ticket, Instant now) {
        return Duration.between(ticket.clock(), now).toSeconds();
    }

    /** The best of {@code heads} by their index, with the reason that a plain order has. */
    static Optional<Choice> best(List<Head> heads, Scoring scoring) {
        if (heads.isEmpty()) return Optional.empty();
        List<Rival> rivals = new ArrayList<>(heads.size());
        for (Head head : heads) rivals.add(scoring.of(head));
        rivals.sort(Rival.BEST_FIRST);
        return Optional.of(choice(rivals, reason(rivals)));
    }

    /**
     * @param rivals the chosen one first
     */
    static Choice choice(List<Rival> rivals, Reason reason) {
        List<Candidate> shown = new ArrayList<>(SHOWN);
        for (Rival each : rivals) if (shown.size() < SHOWN) shown.add(each.candidate());
        return new Choice(
                rivals.getFirst().ticket(),
                rivals.size() == 1 ? Reason.ONLY_CANDIDATE : reason,
                shown);
    }

    private static Reason reason(List<Rival> rivals) {
        Rival first = rivals.getFirst();
        if (first.equals(Collections.min(rivals, Rival.TURN))) return Reason.LONGEST_WAIT;
        Reason ofClass = ofClass(first.ticket());
        if (ofClass != Reason.LONGEST_WAIT) return ofClass;
        return first.own() && !rivals.stream().allMatch(Rival::own)
                ? Reason.OWN_LINE
                : Reason.HOUSE_RULE;
    }

    /** The reason that a class gives. */
    static Reason ofClass(Ticket ticket) {
        return switch (ticket.ticketClass()) {
            case PRIORITY -> Reason.PRIORITY_CREDIT;
            case APPOINTMENT -> Reason.APPOINTMENT_DUE;
            case TRANSFER -> Reason.TRANSFER_RETURN;
            case ORDINARY -> Reason.LONGEST_WAIT;
        };
    }
}
