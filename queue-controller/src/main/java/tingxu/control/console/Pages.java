package tingxu.control.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The pages, and the fragments that keep them live: one template serves both. */
final class Pages {

    private final Sources sources;
    private final Live live;
    private final Clockface clock;
    private final List<Annex> annexes;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "tingxu.control.console.pages");

    Pages(Sources sources, Live live, List<Annex> annexes) {
        this.sources = sources;
        this.live = live;
        this.clock = new Clockface(sources.catalogue().time());
        this.annexes = annexes;
    }

    void on(RoutesConfig routes) {
        routes.get("/", this::index);
        routes.get("/clerk/{n}", this::clerk);
        routes.get("/board", this::board);
        routes.get("/manager", this::manager);
        routes.get("/why", context -> why(context, String.valueOf(context.queryParam("ticket"))));
        routes.get("/why/{number}", context -> why(context, context.pathParam("number")));
        routes.get("/live/clerk/{n}", this::liveClerk);
        routes.get("/live/board", this::liveBoard);
        routes.get("/live/manager", this::liveManager);
    }

    // ------------------------------------------------------------------ pages

    private void index(Context context) {
        page(context, "index.jte", Map.of("hall", sources.catalogue(), "annexes", annexes));
    }

    private void clerk(Context context) {
        WindowId window = Asked.window(context, sources.catalogue());
        page(
                context,
                "clerk.jte",
                Map.of(
                        "clock",
                        clock,
                        "view",
                        ClerkView.of(window, sources, now()),
                        "plan",
                        sources.catalogue().plan()));
    }

    private void board(Context context) {
        page(context, "board.jte", Map.of("clock", clock, "view", BoardView.of(sources, now())));
    }

    private void manager(Context context) {
        page(context, "manager.jte", Map.of("clock", clock, "facts", HallFacts.at(now(), sources)));
    }

    private void why(Context context, String ticket) {
        page(context, "why.jte", Map.of("clock", clock, "why", Why.of(ticket, sources)));
    }

    /** A problem as a page, for those who came with a browser. */
    void problem(Context context, Problem problem) {
        context.status(problem.status());
        page(context, "problem.jte", Map.of("problem", problem, "zone", clock.zone().getId()));
    }

    private void page(Context context, String template, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("look", Asked.look(context));
        context.html(painted(template, all));
    }

    private String painted(String template, Map<String, Object> facts) {
        StringOutput out = new StringOutput(8192);
        templates.render(template, facts, out);
        return out.toString();
    }

    private Instant now() {
        return sources.clock().instant();
    }

    // ------------------------------------------------------------------ live

    private void liveClerk(Context context) {
        WindowId window = Asked.window(context, sources.catalogue());
        Look look = fragmentLook(context, "/clerk/" + window.number());
        stream(
                context,
                "clerk/" + window.number() + "/" + look.texts().language(),
                () ->
                        painted(
                                "clerkLive.jte",
                                Map.of(
                                        "look",
                                        look,
                                        "clock",
                                        clock,
                                        "view",
                                        ClerkView.of(window, sources, now()))));
    }

    private void liveBoard(Context context) {
        Look look = fragmentLook(context, "/board");
        stream(
                context,
                "board/" + look.texts().language(),
                () ->
                        painted(
                                "boardLive.jte",
                                Map.of(
                                        "look",
                                        look,
                                        "clock",
                                        clock,
                                        "view",
                                        BoardView.of(sources, now()))));
    }

    private void liveManager(Context context) {
        Look look = fragmentLook(context, "/manager");
        stream(
                context,
                "manager/" + look.texts().language(),
                () ->
                        painted(
                                "managerLive.jte",
                                Map.of(
                                        "look",
                                        look,
                                        "clock",
                                        clock,
                                        "facts",
                                        HallFacts.at(now(), sources))));
    }

    /** Only the language: a fragment is shared by all who read it, however large they like it. */
    private static Look fragmentLook(Context context, String page) {
        return new Look(page, Asked.pageLanguage(context), false, false);
    }

    private void stream(Context context, String channel, Supplier<String> picture) {
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream"))
            throw Sentences.eventsOnly().found();
        if (!live.enter()) {
            context.header("Retry-After", "10");
            throw Sentences.tooManyViewers().found();
        }
        context.disableCompression(); // it would keep events back until its block is full
        live.show(context.res(), channel, picture);
    }
}
