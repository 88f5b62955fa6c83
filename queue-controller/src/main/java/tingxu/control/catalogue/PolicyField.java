package tingxu.control.catalogue;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.control.balance.Policies;
import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Policy.Fitting.Fits;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.wire.LineId;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The part of a hall's file that says who is called next: the name of a policy, or a list of its
 * name and what is set about it.
 *
 * <pre>
 * policy: bwi
 * policy: {name: bwi, guard-minutes: 45, credit-priority-minutes: 20}
 * policy:
 *   name: rules
 *   rules:
 *     - {when-wait-in: business, over-minutes: 60, call-from: business}
 *     - {ratio: {household: 2, social: 1}}
 *     - {finally: longest-wait-first}
 * </pre>
 */
public final class PolicyField {

    private static final String RULES = "rules";

    private PolicyField() {}

    /** The plan with its policy; {@code plan} as it is where the file says nothing. */
    static HallPlan read(Field field, HallPlan plan) throws FileWrong {
        if (!field.given()) return plan;
        if (!field.isMap()) return checked(field, plan.calling(field.text(), null));
        String name = field.at("name").text();
        SortedMap<String, Integer> numbers = new TreeMap<>();
        List<Clause> clauses = new ArrayList<>();
        for (String each : field.names()) {
            if (each.equals("name")) continue;
            if (each.equals(RULES)) clauses.addAll(clauses(field.at(RULES)));
            else numbers.put(each, field.at(each).whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return checked(field, plan.calling(name, new Tuning(numbers, clauses)));
    }

    /** The ordered sentences of a hall, written as under {@code rules} in its file. */
    public static List<Clause> clauses(String yaml) throws FileWrong {
        Field field = Yaml.parse(RULES, yaml);
        List<Clause> clauses = clauses(field);
        field.nothingElseBelow();
        return clauses;
    }

    /** The same sentences as text, which {@link #clauses(String)} reads again. */
    public static String text(List<Clause> clauses) {
        StringBuilder text = new StringBuilder();
        for (Clause clause : clauses)
            text.append(
                    switch (clause) {
                        case Clause.Over(var watched, var minutes, var call) ->
                                "- {when-wait-in: %s, over-minutes: %d, call-from: %s}%n"
                                        .formatted(watched.name(), minutes, call.name());
                        case Clause.Ratio(var shares) ->
                                shares.stream()
                                        .map(share -> share.line().name() + ": " + share.calls())
                                        .collect(Collectors.joining(", ", "- {ratio: {", "}}\n"));
                        case Clause.Finally(var policy) -> "- {finally: " + policy + "}\n";
                    });
        return text.toString();
    }

    private static HallPlan checked(Field field, HallPlan plan) throws FileWrong {
        return switch (Policies.of(plan)) {
            case Fits _ -> plan;
            case Unfit(var name, var why) -> {
                Field wrong = field.isMap() ? field.below(name) : field;
                throw wrong.wrong(why.zh(), why.en());
            }
        };
    }

    private static List<Clause> clauses(Field field) throws FileWrong {
        List<Clause> clauses = new ArrayList<>();
        for (Field entry : field.each()) clauses.add(clause(entry));
        return clauses;
    }

    private static Clause clause(Field entry) throws FileWrong {
        Field watched = entry.at("when-wait-in");
        if (watched.given())
            return new Clause.Over(
                    watched.as(LineId::new),
                    entry.at("over-minutes").whole(0, 24 * 60),
                    entry.at("call-from").as(LineId::new));
        Field ratio = entry.at("ratio");
        if (ratio.given()) return ratio(ratio);
        Field last = entry.at("finally");
        if (last.given()) return new Clause.Finally(last.text());
        throw entry.wrong(
                "应有 when-wait-in、ratio 或 finally", "has a when-wait-in, a ratio or a finally");
    }

    private static Clause ratio(Field field) throws FileWrong {
        List<Clause.Share> shares = new ArrayList<>();
        for (String name : field.names()) {
            Field share = field.at(name);
            shares.add(new Clause.Share(share.named(_ -> new LineId(name)), share.whole(1, 20)));
        }
        return new Clause.Ratio(shares);
    }
}
