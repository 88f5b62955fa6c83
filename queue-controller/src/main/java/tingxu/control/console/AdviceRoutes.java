package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.control.advice.DayPlan;
import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.view.AdviceFacts;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import tools.jackson.databind.ObjectWriter;

/** What the hall is advised to do, a person's answer to it, and the plan for the day to come. */
final class AdviceRoutes {

    private static final String DESK = "desk";
    private static final ObjectWriter FACTS = Json.writer(AdviceFacts.class);
    private static final ObjectWriter ANSWERED = Json.writer(Answered.class);
    private static final ObjectWriter PLAN = Json.writer(DayPlan.class);

    private final Sources sources;
    private final Desk desk;

    AdviceRoutes(Sources sources, Desk desk) {
        this.sources = sources;
        this.desk = desk;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/advice", this::facts, May.WATCH);
        routes.get("/api/v1/plan", this::plan, May.WATCH);
        routes.post("/api/v1/advice/look", this::look, May.LEAD);
        routes.post("/api/v1/advice/{id}/follow", context -> answer(context, true), May.LEAD);
        routes.post("/api/v1/advice/{id}/dismiss", context -> answer(context, false), May.LEAD);
    }

    private void facts(Context context) {
        Json.answer(context, 200, FACTS, AdviceFacts.of(sources));
    }

    private void plan(Context context) {
        DayPlan plan =
                sources.advisor()
                        .tomorrow(sources.calendar())
                        .orElseThrow(() -> tooEarly().found());
        Json.answer(context, 200, PLAN, plan);
    }

    private Problem tooEarly() {
        int days = sources.catalogue().foresight().daysToLearn();
        return Problem.refused(
                new Words(
                        "历史不足：满 " + days + " 天后才有排班建议",
                        "Too little history: a plan comes after " + days + " days"));
    }

    /** It takes some seconds: what comes of it is on the page, and in the facts. */
    private void look(Context context) {
        Body.of(context);
        sources.advisor().ask();
        Json.answer(context, 202, FACTS, AdviceFacts.of(sources));
    }

    private record Answered(String id, boolean followed, String by) {}

    private void answer(Context context, boolean followed) {
        MessageId id = id(context.pathParam("id"));
        Body body = Body.of(context, "reason");
        String by = Door.signature(context);
        String reason = followed ? reasonOrNone(body) : body.text("reason");
        Advice advice = sources.advisor().open(id).orElseThrow(() -> gone().found());
        desk.ask(context, DESK, new Command.AnswerAdvice(advice, followed, by, reason));
        Json.answer(context, 200, ANSWERED, new Answered(id.ulid(), followed, by));
    }

    private static String reasonOrNone(Body body) {
        String reason = body.textOr("reason", null);
        return reason == null ? "" : reason;
    }

    private static MessageId id(String text) {
        try {
            return new MessageId(text);
        } catch (IllegalArgumentException wrong) {
            throw Problem.malformed("id", "应是 26 位 ULID", "is a ULID of 26 letters").found();
        }
    }

    private static Problem gone() {
        return Problem.unknown(
                "id", "没有这条建议，或已有人答复", "there is no such advice, or somebody has answered it");
    }
}
