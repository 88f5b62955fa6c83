package tingxu.control.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.control.advice.DayPlan;
import tingxu.control.staff.Ended;
import tingxu.control.staff.Seen;
import tingxu.control.staff.Staff;
import tingxu.control.view.AdviceFacts;
import tingxu.control.view.BoardView;
import tingxu.control.view.ClerkView;
import tingxu.control.view.Clockface;
import tingxu.control.view.ForecastRecord;
import tingxu.control.view.HallFacts;
import tingxu.control.view.PhoneView;
import tingxu.control.view.PlanPicture;
import tingxu.control.view.PolicyView;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;
import tingxu.control.view.Texts;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages, and the fragments that keep them live: one template serves both. */
final class Pages {

    private final Sources sources;
    private final Staff staff;
    private final Live live;
    private final Clockface clock;
    private final List<Annex> annexes;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "tingxu.control.console.pages");

    Pages(Sources sources, Staff staff, Live live, List<Annex> annexes) {
        this.sources = sources;
        this.staff = staff;
        this.live = live;
        this.clock = new Clockface(sources.catalogue().time());
        this.annexes = annexes;
    }

    void on(RoutesConfig routes) {
        routes.get("/", context -> page(context, "index", index()), May.ANYONE);
        routes.get("/clerk/{n}", this::sit, May.SEE_WINDOWS);
        routes.get("/board", context -> page(context, "board", board()), May.ANYONE);
        routes.get("/manager", context -> page(context, "manager", manager()), May.WATCH);
        routes.get("/forecasts", context -> page(context, "forecasts", forecasts()), May.WATCH);
        routes.get("/policy", context -> page(context, "policy", policy()), May.WATCH);
        routes.get("/plan", context -> page(context, "plan", plan()), May.WATCH);
        routes.get("/why", this::askWhy, May.ASK_WHY);
        routes.get(
                "/why/{number}",
                context -> page(context, "why", why(context.pathParam("number"))),
                May.ASK_WHY);
        routes.get(
                "/t/{code}", context -> page(context, "phone", phone(code(context))), May.ANYONE);
        routes.get("/live/t/{code}", this::livePhone, May.ANYONE);
        routes.get("/live/clerk/{n}", this::liveClerk, May.SEE_WINDOWS);
        routes.get(
                "/live/board",
                context -> live(context, "board", "boardLive", this::board),
                May.ANYONE);
        routes.get(
                "/live/manager",
                context -> live(context, "manager", "managerLive", this::manager),
                May.WATCH);
    }

    // ------------------------------------------------------------------ what each page is told

    private Map<String, Object> index() {
        return Map.of("hall", sources.catalogue(), "annexes", annexes, "guests", staff.guests());
    }

    private Map<String, Object> clerk(WindowId window) {
        ClerkView view = ClerkView.of(window, sources, sources.clock().instant());
        return Map.of(
                "clock",
                clock,
                "view",
                view,
                "plan",
                sources.catalogue().plan(),
                "kiosks",
                CopyRoutes.kiosks(sources.roster()));
    }

    private Map<String, Object> board() {
        return Map.of("clock", clock, "view", BoardView.of(sources, sources.clock().instant()));
    }

    private Map<String, Object> manager() {
        return Map.of(
                "clock",
                clock,
                "facts",
                HallFacts.at(sources.clock().instant(), sources),
                "advice",
                AdviceFacts.of(sources));
    }

    private Map<String, Object> plan() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("clock", clock);
        facts.put("hall", sources.catalogue());
        facts.put("advice", AdviceFacts.of(sources));
        DayPlan plan = sources.advisor().tomorrow(sources.calendar()).orElse(null);
        facts.put("plan", plan);
        facts.put("picture", plan == null ? null : PlanPicture.of(plan));
        return facts;
    }

    private Map<String, Object> forecasts() {
        return Map.of(
                "clock",
                clock,
                "past",
                ForecastRecord.of(sources.lessons(), sources.catalogue().plan()));
    }

    private Map<String, Object> phone(String code) {
        return Map.of("zone", clock.zone().getId(), "view", PhoneView.of(code, sources));
    }

    private static String code(Context context) {
        return context.pathParam("code");
    }

    private Map<String, Object> policy() {
        return Map.of("clock", clock, "view", PolicyView.of(sources));
    }

    private Map<String, Object> why(String ticket) {
        return Map.of("clock", clock, "why", WhyAsked.of(ticket, sources));
    }

    private void askWhy(Context context) {
        String ticket = context.queryParam("ticket");
        if (ticket == null || ticket.isBlank()) show(context, "whyAsk", Map.of());
        else page(context, "why", why(ticket.strip()));
    }

    private WindowId window(Context context) {
        return Asked.window(context, sources);
    }

    /** A problem as a page, for those who came with a browser. */
    void problem(Context context, Problem problem) {
        context.status(problem.status());
        page(context, "problem", Map.of("problem", problem, "zone", clock.zone().getId()));
    }

    /** A page that is served elsewhere in this room. */
    void show(Context context, String template, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("zone", clock.zone().getId());
        page(context, template, all);
    }

    /** Whoever opens a window's page works there from now on. */
    private void sit(Context context) {
        WindowId window = window(context);
        staff.sit(window, Objects.requireNonNull(Door.person(context)));
        page(context, "clerk", clerk(window));
    }

    private void page(Context context, String template, Map<String, Object> facts) {
        context.html(painted(template, Look.asked(context), facts));
    }

    private String painted(String template, Look look, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("look", look);
        StringOutput out = new StringOutput(8192);
        templates.render(template + ".jte", all, out);
        return out.toString();
    }

    // ------------------------------------------------------------------ live

    private void liveClerk(Context context) {
        WindowId window = window(context);
        Seen.Person person = Objects.requireNonNull(Door.person(context));
        Texts texts = Texts.in(Asked.pageLanguage(context));
        live(
                context,
                "clerk/" + window.number(),
                "clerkLive",
                () -> clerk(window),
                () ->
                        over(person)
                                .or(() ->
                                        staff.insteadOf(person, window)
                                                .map(other ->
                                                        Sentences.takenOver(
                                                                        window.number(),
                                                                        other.title())
                                                                .detail()))
                                .map(texts::of));
    }

    /** A code that is no ticket's gets no channel. */
    private void livePhone(Context context) {
        String code = code(context);
        PhoneView.of(code, sources);
        live(context, "t/" + code, "phoneLive", () -> phone(code));
    }

    private Optional<Words> over(Seen.Person person) {
        return staff.over(person).map(Ended::words);
    }

    private void live(
            Context context, String page, String template, Supplier<Map<String, Object>> facts) {
        Seen.Person person = Door.person(context);
        Texts texts = Texts.in(Asked.pageLanguage(context));
        live(
                context,
                page,
                template,
                facts,
                () -> person == null ? Optional.empty() : over(person).map(texts::of));
    }

    /** One picture a language: it is shared by all who read it, however large they like it. */
    private void live(
            Context context,
            String page,
            String template,
            Supplier<Map<String, Object>> facts,
            Supplier<Optional<String>> over) {
        Look look = new Look("/" + page, Asked.pageLanguage(context), false, false);
        stream(
                context,
                page + "/" + look.texts().language(),
                () -> painted(template, look, facts.get()),
                over);
    }

    private void stream(
            Context context,
            String channel,
            Supplier<String> picture,
            Supplier<Optional<String>> over) {
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream"))
            throw Sentences.eventsOnly().found();
        if (!live.enter()) {
            context.header("Retry-After", "10");
            throw Sentences.tooManyViewers().found();
        }
        live.show(context.res(), channel, picture, over);
    }
}
