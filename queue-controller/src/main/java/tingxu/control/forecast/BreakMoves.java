package tingxu.control.forecast;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import tingxu.control.hall.Advice.Deed.MoveBreak;
import tingxu.control.hall.Event;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.MessageId;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Breaks that somebody was advised to move today, and did: from then on they fall due when they
 * were moved to.
 *
 * @param offered and not answered yet
 * @param done by a person
 */
public record BreakMoves(
        PSortedMap<MessageId, MoveBreak> offered, PSortedMap<MessageId, MoveBreak> done) {

    static final BreakMoves NONE = new BreakMoves(TreePMap.empty(), TreePMap.empty());

    /** Of those offered the oldest is forgotten beyond it. */
    private static final int KEPT = 200;

    BreakMoves after(Event.AdviceGiven given) {
        if (!(given.advice().deed() instanceof MoveBreak move)) return this;
        var more = offered.plus(given.advice().id(), move);
        return new BreakMoves(more.size() > KEPT ? more.minus(more.firstKey()) : more, done);
    }

    BreakMoves after(Event.AdviceAnswered answer) {
        MoveBreak move = offered.get(answer.advice());
        if (move == null) return this;
        return new BreakMoves(
                offered.minus(answer.advice()),
                answer.followed() ? done.plus(answer.advice(), move) : done);
    }

    /** A window's breaks as they fall due now. */
    List<Rest> of(WindowId window, List<Rest> planned) {
        return done.isEmpty()
                ? planned
                : planned.stream().map(rest -> new Rest(due(window, rest), rest.length())).toList();
    }

    private Instant due(WindowId window, Rest rest) {
        Instant due = rest.due();
        for (MoveBreak move : done.values())
            if (move.window().equals(window) && move.due().equals(due))
                due = due.plus(Duration.ofMinutes(move.later()));
        return due;
    }
}
