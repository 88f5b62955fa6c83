package tingxu.control.advice;

import tingxu.control.sim.Ahead.Wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether to open one more reserve window now, or to close one: pure. */
public final class Staffing {

    /** What is advised about reserve windows. */
    public sealed interface Advised {

        /** One more is worth its hours. */
        record Open(Reserve reserve, Gain gain) implements Advised {}

        /**
         * One is not worth them any more.
         *
         * @param loss what its closing would cost, as a gain of keeping it
         */
        record Close(Reserve reserve, Gain loss) implements Advised {}

        /** Its hours are used up. */
        record Spent(Reserve reserve) implements Advised {}
    }

    private Staffing() {}

    /**
     * @param every until somebody looks again
     * @param limit beyond which a wait is too long
     * @param more false when there is no time for more turns
     */
    public static List<Advised> look(
            Prospect prospect,
            List<Reserve> reserves,
            Budget budget,
            Trigger trigger,
            Duration every,
            Duration limit,
            BooleanSupplier more) {
        List<Reserve> open = new ArrayList<>();
        List<Reserve> closed = new ArrayList<>();
        for (Reserve each : reserves)
            (prospect.state().window(each.window()).open() ? open : closed).add(each);
        List<Advised> spent = spent(open, budget, every);
        if (!spent.isEmpty()) return spent;
        boolean oneMore = !closed.isEmpty() && budget.allows(open.size() + 1, every);
        if (!oneMore && open.isEmpty()) return List.of();
        List<List<Wait>> asItIs = prospect.turns(trigger.turns(), trigger.ahead(), more);
        if (oneMore) {
            Advised.Open best = best(prospect, closed, asItIs, trigger, limit, more);
            if (best.gain().burden() >= trigger.toOpen(budget)) return List.of(best);
        }
        if (open.isEmpty()) return List.of();
        Reserve last = open.getLast();
        Gain loss =
                Gain.of(
                        prospect.closed(last.window()).turns(asItIs.size(), trigger.ahead(), more),
                        asItIs,
                        limit);
        return loss.turns() > 0 && loss.burden() < trigger.toStay(budget)
                ? List.of(new Advised.Close(last, loss))
                : List.of();
    }

    /** As many must close as the budget does not allow until the next look. */
    private static List<Advised> spent(List<Reserve> open, Budget budget, Duration every) {
        List<Advised> spent = new ArrayList<>();
        for (int stay = open.size(); stay > 0 && !budget.allows(stay, every); stay--)
            spent.add(new Advised.Spent(open.get(stay - 1)));
        return spent;
    }

    /** Of reserves that have learnt the same only the first is tried. */
    private static Advised.Open best(
            Prospect prospect,
            List<Reserve> closed,
            List<List<Wait>> asItIs,
            Trigger trigger,
            Duration limit,
            BooleanSupplier more) {
        Advised.Open best = new Advised.Open(closed.getFirst(), Gain.NONE);
        List<Object> tried = new ArrayList<>();
        for (Reserve each : closed) {
            if (tried.contains(each.skills())) continue;
            tried.add(each.skills());
            List<List<Wait>> opened =
                    prospect.opened(each.window(), each.skills())
                            .turns(asItIs.size(), trigger.ahead(), more);
            Gain gain = Gain.of(asItIs, opened, limit);
            if (gain.burden() > best.gain().burden()) best = new Advised.Open(each, gain);
        }
        return best;
    }
}
