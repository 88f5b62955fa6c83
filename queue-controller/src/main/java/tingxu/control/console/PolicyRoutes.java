package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.bridge.file.FileWrong;
import tingxu.control.balance.Knob;
import tingxu.control.balance.Policies;
import tingxu.control.catalogue.PolicyField;
import tingxu.control.hall.Clause;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Policy.Fitting.Fits;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.control.shadow.Shadow;
import tingxu.control.view.PolicyCourse;
import tingxu.control.view.PolicyView;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.wire.Words;

import tools.jackson.databind.ObjectWriter;

import java.util.List;
import java.util.SortedMap;

/** By what rule the hall calls: shown, changed by a person with a reason, and changed back. */
final class PolicyRoutes {

    private static final String DESK = "desk";
    private static final ObjectWriter VIEW = Json.writer(PolicyView.class);

    private final Sources sources;
    private final Desk desk;

    PolicyRoutes(Sources sources, Desk desk) {
        this.sources = sources;
        this.desk = desk;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/policy", this::show, May.WATCH);
        routes.post("/api/v1/policy", this::change, May.RULE);
        routes.post("/api/v1/policy/undo", this::undo, May.RULE);
        routes.post("/api/v1/shadow", this::shadow, May.RULE);
        routes.post("/api/v1/shadow/end", this::endShadow, May.RULE);
    }

    private void show(Context context) {
        Json.answer(context, 200, VIEW, PolicyView.of(sources));
    }

    private void change(Context context) {
        Body body = Body.of(context, "policy", "numbers", "rules", "reason");
        HallPlan plan = PolicyView.plan(sources);
        String policy = body.text("policy");
        Tuning tuning = tuning(body, policy, plan);
        fits(plan.calling(policy, tuning));
        change(context, policy, tuning, body);
    }

    /** Watches a policy that calls nobody; no decision of the hall, so not in its journal. */
    private void shadow(Context context) {
        Body body = Body.of(context, "policy", "numbers", "rules");
        HallPlan plan = PolicyView.plan(sources);
        String policy = body.text("policy");
        Shadow.Setting setting = new Shadow.Setting(policy, tuning(body, policy, plan));
        fits(plan.calling(policy, setting.tuning()));
        sources.shadow().set(setting);
        show(context);
    }

    private void endShadow(Context context) {
        Body.of(context);
        sources.shadow().set(null);
        show(context);
    }

    /** Checked here too, so that the answer names the field; the hall checks for itself. */
    private static void fits(HallPlan plan) {
        switch (Policies.of(plan)) {
            case Fits _ -> {}
            case Unfit(var field, var why) ->
                    throw Problem.malformed(field.isEmpty() ? "policy" : field, why.zh(), why.en())
                            .found();
        }
    }

    private void undo(Context context) {
        Body body = Body.of(context, "reason");
        PolicyCourse.Change before =
                sources.view()
                        .policies()
                        .before()
                        .orElseThrow(() ->
                                Problem.refused(
                                                new Words(
                                                        "今天还没有改过，没有可恢复的",
                                                        "Nothing was changed today: there is"
                                                                + " nothing to go back to"))
                                        .found());
        change(context, before.policy(), before.tuning(), body);
    }

    private void change(Context context, String policy, Tuning tuning, Body body) {
        String by = Door.signature(context);
        String reason = body.text("reason");
        desk.ask(context, DESK, new Command.ChangePolicy(policy, tuning, by, reason));
        show(context);
    }

    /** What is as usual is not written down, so that a later version's usual is used. */
    private static Tuning tuning(Body body, String policy, HallPlan plan) {
        SortedMap<String, Integer> numbers = body.numbers("numbers");
        for (Knob knob : Policies.knobs(policy, plan))
            numbers.remove(knob.name(), (Object) knob.usual());
        return new Tuning(numbers, clauses(body.page("rules")));
    }

    private static List<Clause> clauses(String yaml) {
        if (yaml.isEmpty()) return List.of();
        try {
            return PolicyField.clauses(yaml);
        } catch (FileWrong wrong) {
            throw Problem.malformed("rules", wrong.zh(), wrong.en()).found();
        }
    }
}
