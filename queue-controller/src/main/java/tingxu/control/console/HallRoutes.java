package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.roster.StaffCalls;
import tingxu.control.view.HallFacts;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.control.why.Why;
import tingxu.wire.TicketId;

import tools.jackson.databind.ObjectWriter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;

/** The hall as a whole: its facts, why someone was called, and the business day. */
final class HallRoutes {

    private static final String DESK = "desk";
    private static final ObjectWriter FACTS = Json.writer(HallFacts.class);
    private static final ObjectWriter WHY = Json.writer(Why.class);
    private static final ObjectWriter CLOSED = Json.writer(Closed.class);
    private static final ObjectWriter COMING = Json.writer(Coming.class);
    private static final ObjectWriter HEALTH = Json.writer(Health.class);
    private static final Duration LIVELY = Duration.ofSeconds(5);
    private static final ObjectWriter DAY = Json.writer(Day.class);

    private final Sources sources;
    private final Desk desk;

    HallRoutes(Sources sources, Desk desk) {
        this.sources = sources;
        this.desk = desk;
    }

    void on(RoutesConfig routes) {
        routes.get("/health", this::health, May.ANYONE);
        routes.get("/api/v1/hall", this::facts, May.WATCH);
        routes.get("/api/v1/why/{number}", this::why, May.ASK_WHY);
        routes.post("/api/v1/day/open", this::open, May.LEAD);
        routes.post("/api/v1/day/end", this::end, May.LEAD);
        routes.post("/api/v1/follow-ups/{ticket}/close", this::closeFollowUp, May.LEAD);
        routes.post("/api/v1/staff-calls/{node}/{button}/answer", this::answerStaffCall, May.LEAD);
    }

    private record Health(boolean ok) {}

    /**
     * For programs that watch this one: whether commands are decided, and not only pages served.
     */
    private void health(Context context) {
        boolean ok = sources.loop().turnedWithin(LIVELY);
        Json.answer(context, ok ? 200 : 503, HEALTH, new Health(ok));
    }

    private void facts(Context context) {
        Json.answer(context, 200, FACTS, HallFacts.at(sources.clock().instant(), sources));
    }

    private void why(Context context) {
        Json.answer(context, 200, WHY, WhyAsked.of(context.pathParam("number"), sources));
    }

    private record Closed(String ticket, String by, String outcome) {}

    private void closeFollowUp(Context context) {
        TicketId ticket = Asked.ticketId(context.pathParam("ticket"));
        Body body = Body.of(context, "outcome");
        String by = Door.signature(context);
        String outcome = body.text("outcome");
        desk.ask(context, DESK, new Command.CloseFollowUp(ticket, by, outcome));
        Json.answer(context, 200, CLOSED, new Closed(ticket.toString(), by, outcome));
    }

    private record Coming(String node, String button, String by) {}

    private void answerStaffCall(Context context) {
        Body.of(context);
        String by = Door.signature(context);
        StaffCalls.Call call =
                sources.view()
                        .staffCalls()
                        .call(context.pathParam("node"), context.pathParam("button"))
                        .orElseThrow(() ->
                                Problem.unknown(
                                                "button",
                                                "那里没有人呼叫，或已有人去了",
                                                "nobody calls there, or somebody has gone already")
                                        .found());
        desk.ask(context, DESK, new Command.AnswerStaffCall(call.node(), call.button(), by));
        Json.answer(context, 200, COMING, new Coming(call.node(), call.button(), by));
    }

    private record Day(String day, boolean open) {}

    private void open(Context context) {
        Body body = Body.of(context, "day");
        desk.ask(
                context,
                DESK,
                new Command.OpenDay(day(body.textOr("day", null)), sources.catalogue().plan()));
        answer(context);
    }

    /** Today in the hall's time zone, unless another is asked for. */
    private LocalDate day(@Nullable String asked) {
        LocalDate today =
                LocalDate.ofInstant(sources.clock().instant(), sources.catalogue().time());
        if (asked == null) return today;
        LocalDate day;
        try {
            day = LocalDate.parse(asked);
        } catch (DateTimeException wrong) {
            throw Problem.malformed("day", "应是日期，如 2026-11-22", "is a date, such as 2026-11-22")
                    .found();
        }
        // A day far ahead would bar every day before it: no date comes twice.
        if (day.isAfter(today.plusYears(1)))
            throw Problem.malformed("day", "太远，最多一年", "is too far ahead: a year at most").found();
        return day;
    }

    private void end(Context context) {
        Body body = Body.of(context, "late");
        desk.ask(context, DESK, new Command.EndDay(body.flag("late")));
        answer(context);
    }

    private void answer(Context context) {
        HallState state = sources.loop().state();
        Json.answer(context, 200, DAY, new Day(state.day().toString(), state.dayOpen()));
    }
}
