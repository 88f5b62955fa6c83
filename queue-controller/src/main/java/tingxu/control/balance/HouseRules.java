package tingxu.control.balance;

import tingxu.control.balance.Contest.Head;
import tingxu.control.hall.Clause;
import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Window;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hall's own ordered sentences: when the wait here is over so many minutes, call from there;
 * two of this line to one of that; and finally some other policy. The first sentence that applies
 * to the window decides. Within a line the longest wait goes first, each class with its head start.
 */
final class HouseRules implements Policy {

    static final String NAME = "rules";

    private final List<Clause> clauses;
    private final Policy otherwise;
    private final Credits credits;
    private final Fingerprint print;

    /**
     * @param otherwise asked when no clause applies
     */
    HouseRules(Settings settings, List<Clause> clauses, Policy otherwise) {
        this.clauses = clauses;
        this.otherwise = otherwise;
        this.credits = Credits.of(settings);
        this.print = settings.print().and(clauses.toString()).and(otherwise.parameters().print());
    }

    @Override
    public Fingerprint parameters() {
        return print;
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        List<Head> heads = Contest.heads(state, window, now);
        for (Clause clause : clauses) {
            Optional<LineId> line = line(clause, state, heads, now);
            if (line.isPresent()) return Optional.of(from(line.get(), heads));
        }
        return otherwise.next(state, window, now);
    }

    /** The line that the clause calls from, where it applies. */
    private static Optional<LineId> line(
            Clause clause, HallState state, List<Head> heads, Instant now) {
        return switch (clause) {
            case Clause.Over(var watched, var minutes, var call) ->
                    waits(call, heads)
                                    && state.longestWait(watched, now)
                                                    .compareTo(Duration.ofMinutes(minutes))
                                            > 0
                            ? Optional.of(call)
                            : Optional.empty();
            case Clause.Ratio(var shares) -> turn(shares, state, heads);
            case Clause.Finally _ -> Optional.empty();
        };
    }

    /**
     * The line whose turn it is in the round; all calls of the day from these lines are counted, so
     * that the windows take turns together. A ratio says nothing unless people wait in two lines.
     */
    private static Optional<LineId> turn(
            List<Clause.Share> shares, HallState state, List<Head> heads) {
        long calls = 0;
        List<LineId> round = new ArrayList<>();
        for (Clause.Share share : shares) {
            calls += state.figures().line(share.line()).called();
            if (waits(share.line(), heads))
                for (int i = 0; i < share.calls(); i++) round.add(share.line());
        }
        return round.stream().distinct().count() < 2
                ? Optional.empty()
                : Optional.of(round.get((int) (calls % round.size())));
    }

    private static boolean waits(LineId line, List<Head> heads) {
        for (Head head : heads) if (head.ticket().line().equals(line)) return true;
        return false;
    }

    /** The best of the line first; those of other lines stand behind as passed over. */
    private Choice from(LineId line, List<Head> heads) {
        List<Rival> rivals = new ArrayList<>();
        for (Head head : heads) {
            long credit = credits.of(head.ticket().ticketClass());
            long wait = Math.clamp(head.waited() + credit, -StrictOrder.STEP, StrictOrder.STEP);
            boolean called = head.ticket().line().equals(line);
            rivals.add(head.rival(credit, wait + (called ? 2 * StrictOrder.STEP + 1 : 0)));
        }
        rivals.sort(Rival.BEST_FIRST);
        return Contest.choice(rivals, Reason.HOUSE_RULE);
    }
}
