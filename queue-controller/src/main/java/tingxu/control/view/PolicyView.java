package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Knob;
import tingxu.control.balance.Policies;
import tingxu.control.catalogue.PolicyField;
import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Tuning;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * By what rule the hall calls, since when and by whom, and what else it could be set to.
 *
 * @param before what an undo brings back; null where there is none
 * @param choices every policy with its numbers, as they are set or usual
 * @param course of the day, the newest first
 * @param shadow the policy that is only watched; null for none
 */
public record PolicyView(
        boolean dayOpen,
        @Nullable Step now,
        @Nullable Step before,
        List<Choice> choices,
        List<Step> course,
        @Nullable String shadow) {

    /**
     * What was in force from then on.
     *
     * @param settings what was set otherwise than usual, such as {@code guard-minutes=45}
     * @param by null for the hall's own file
     */
    public record Step(
            String policy,
            List<String> settings,
            @Nullable String by,
            @Nullable String reason,
            Instant at) {}

    /**
     * @param rules the hall's own sentences as text; null where the policy has none
     */
    public record Choice(
            String policy, boolean now, List<Setting> settings, @Nullable String rules) {}

    /**
     * A number with its limits.
     *
     * @param line it is about; null for a number of the whole hall
     */
    public record Setting(
            String name, int least, int most, int usual, int value, @Nullable Words line) {}

    private static final String RULES = "rules";
    private static final String SHARE = "share-";

    public static PolicyView of(Sources sources) {
        HallPlan plan = plan(sources);
        PolicyCourse course = sources.view().policies();
        List<Choice> choices = new ArrayList<>();
        for (String name : Policies.NAMES) choices.add(choice(name, plan));
        return new PolicyView(
                sources.loop().state().dayOpen(),
                course.now().map(PolicyView::step).orElse(null),
                course.before().map(PolicyView::step).orElse(null),
                choices,
                course.changes().reversed().stream().map(PolicyView::step).toList(),
                sources.shadow().setting().map(setting -> setting.policy()).orElse(null));
    }

    /** The one in force; before the first day the one of the hall's file. */
    public static HallPlan plan(Sources sources) {
        HallPlan plan = sources.loop().state().plan();
        return plan.lines().isEmpty() ? sources.catalogue().plan() : plan;
    }

    private static Step step(PolicyCourse.Change change) {
        List<String> settings = new ArrayList<>();
        change.tuning().numbers().forEach((name, number) -> settings.add(name + "=" + number));
        for (Clause clause : change.tuning().clauses())
            settings.add(PolicyField.text(List.of(clause)).strip());
        return new Step(change.policy(), settings, change.by(), change.reason(), change.at());
    }

    private static Choice choice(String name, HallPlan plan) {
        boolean now = plan.policy().equals(name);
        Tuning set = now ? plan.tuned() : Tuning.USUAL;
        List<Setting> settings = new ArrayList<>();
        for (Knob knob : Policies.knobs(name, plan)) settings.add(setting(knob, set, plan));
        List<Clause> clauses =
                set.clauses().isEmpty()
                        ? List.of(new Clause.Finally(Policies.NAMES.getFirst()))
                        : set.clauses();
        return new Choice(
                name, now, settings, name.equals(RULES) ? PolicyField.text(clauses) : null);
    }

    private static Setting setting(Knob knob, Tuning set, HallPlan plan) {
        return new Setting(
                knob.name(),
                knob.least(),
                knob.most(),
                knob.usual(),
                set.numbers().getOrDefault(knob.name(), knob.usual()),
                knob.name().startsWith(SHARE)
                        ? plan.nameOf(new LineId(knob.name().substring(SHARE.length())))
                        : null);
    }
}
