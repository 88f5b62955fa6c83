package tingxu.control.sim;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallPlan.Transfers;
import tingxu.control.hall.Policy.Fitting.Fits;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.wire.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy to be tried: its name, and the numbers that are set otherwise, as in {@code
 * bwi:guard-minutes=60:own-line-minutes=8}. A hall that writes its own {@code rules} is tried with
 * an example of them: who waits over half an hour first, else own business first.
 */
public record Rule(String text, String policy, Tuning tuning) {

    private static final String OWN = "rules";
    private static final Words NAME = new Words("模拟大厅", "simulated hall");

    /** Reads one; a name or number that no policy knows is answered in a sentence. */
    public static Rule parse(String text) {
        String[] parts = text.split(":", -1);
        Tuning tuning = Tuning.USUAL;
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", -1);
            if (pair.length != 2 || !pair[1].matches("-?\\d{1,9}"))
                throw new IllegalArgumentException(
                        "a policy is like bwi or bwi:guard-minutes=60, not " + text);
            tuning = tuning.with(pair[0], Integer.parseInt(pair[1]));
        }
        Rule rule = new Rule(text, parts[0], tuning);
        return switch (Policies.of(rule.plan(Categories.TWELVE))) {
            case Fits _ -> rule;
            case Unfit(var field, var why) ->
                    throw new IllegalArgumentException(
                            field.isEmpty() ? why.en() : field + ": " + why.en());
        };
    }

    /** A hall that calls by it. Who is sent on stands by that moment, as the days count it. */
    public HallPlan plan(Categories categories) {
        return new HallPlan(
                NAME,
                policy,
                categories.lines(),
                Limits.USUAL,
                policy.equals(OWN) && tuning.clauses().isEmpty() ? example(categories) : tuning,
                Transfers.COME_ANEW,
                null);
    }

    private Tuning example(Categories categories) {
        List<Clause> clauses = new ArrayList<>();
        for (HallPlan.Line line : categories.lines())
            clauses.add(new Clause.Over(line.id(), 30, line.id()));
        clauses.add(new Clause.Finally("cat-order"));
        return new Tuning(tuning.numbers(), clauses);
    }
}
