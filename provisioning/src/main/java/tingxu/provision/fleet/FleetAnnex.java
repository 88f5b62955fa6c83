package tingxu.provision.fleet;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tingxu.control.console.Annex;
import tingxu.control.console.Look;
import tingxu.control.console.May;
import tingxu.control.roster.Roster;
import tingxu.control.view.Language;
import tingxu.provision.claim.ClaimDesk;
import tingxu.provision.claim.ClaimDesk.Answer;
import tingxu.provision.claim.SlotBook;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fleet's part of the hall's console: its page, its JSON, and where new machines claim. */
public final class FleetAnnex implements Annex {

    private static final Duration LIVE = Duration.ofSeconds(2);

    private final SlotBook slots;
    private final Roster roster;
    private final ClaimDesk claims;
    private final InstantSource clock;
    private final FleetTexts zh;
    private final FleetTexts en;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "tingxu.provision.pages");

    public FleetAnnex(
            SlotBook slots, Roster roster, ClaimDesk claims, InstantSource clock, ZoneId zone) {
        this.slots = slots;
        this.roster = roster;
        this.claims = claims;
        this.clock = clock;
        this.zh = new FleetTexts(Language.ZH, zone);
        this.en = new FleetTexts(Language.EN, zone);
    }

    @Override
    public Words name() {
        return new Words(zh.say("title"), en.say("title"));
    }

    @Override
    public String path() {
        return "/fleet";
    }

    @Override
    public May may() {
        return May.SEE_MACHINES;
    }

    @Override
    public void routes(JavalinConfig config) {
        config.routes.get("/fleet", context -> page(context, "fleet.jte"), May.SEE_MACHINES);
        config.routes.get(
                "/fleet/live", context -> page(context, "fleetLive.jte"), May.SEE_MACHINES);
        config.routes.get(
                "/fleet/fleet.js", context -> asset(context, "text/javascript"), May.ANYONE);
        config.routes.get("/fleet/fleet.css", context -> asset(context, "text/css"), May.ANYONE);
        config.routes.get("/api/v1/fleet", this::json, May.SEE_MACHINES);
        config.routes.post("/enrol/v1/claim", this::claim, May.ANYONE);
    }

    // ------------------------------------------------------------------ the page

    private void page(Context context, String template) {
        Look look = Look.asked(context);
        StringOutput html = new StringOutput();
        templates.render(
                template,
                Map.of(
                        "look",
                        look.on("/fleet"),
                        "t",
                        look.language() == Language.EN ? en : zh,
                        "machines",
                        machines(),
                        "soon",
                        clock.instant().plus(Duration.ofDays(30)),
                        "liveSeconds",
                        LIVE.toSeconds()),
                html);
        context.html(html.toString());
    }

    private List<Machine> machines() {
        return Machine.all(slots.slots(), roster.nodes(), clock.instant());
    }

    private static void asset(Context context, String type) {
        String name = context.path().substring("/fleet/".length());
        try (InputStream in = FleetAnnex.class.getResourceAsStream(name)) {
            context.contentType(type + "; charset=utf-8")
                    .result(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void json(Context context) {
        answer(context, 200, "application/json", FleetJson.of(machines()));
    }

    // ------------------------------------------------------------------ claims

    private void claim(Context context) {
        switch (claims.take(context.body(), context.ip())) {
            case Answer.Welcome(String sealed) ->
                    context.contentType("application/json").result(sealed);
            case Answer.No(int status, Words why, Duration retryAfter) -> {
                if (!retryAfter.isZero())
                    context.header("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
                boolean english = Look.asked(context).language() == Language.EN;
                String detail = english ? why.en() : why.zh();
                answer(
                        context,
                        status,
                        "application/problem+json",
                        new Problem(
                                (english ? en : zh).say("claim.refused"),
                                status,
                                detail,
                                why.zh(),
                                why.en()));
            }
        }
    }

    private record Problem(String title, int status, String detail, String zh, String en) {}

    private static void answer(Context context, int status, String type, Object body) {
        context.status(status)
                .contentType(type)
                .result(
                        JsonMapper.shared()
                                .writeValueAsString(body)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
