package tingxu.kiosk.screen;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.technician.Bench;
import tingxu.kiosk.technician.Door;
import tingxu.kiosk.technician.Machine;
import tingxu.wire.LineId;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves the touch screen to the browser of this machine, and to nobody else. */
public final class Screen implements AutoCloseable {

    private static final String PROBLEM = "application/problem+json";
    static final String HOST = "127.0.0.1";
    private static final long BODY_BYTES_AT_MOST = 4_096;
    private static final long PRESS_SECONDS = 2;

    /** Nothing from elsewhere, nothing inline, in no frame. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final ObjectMapper PROBLEMS = JsonMapper.builder().build();

    private final Station station;
    private final Guide guide;
    private final ObjectMapper json = JsonMapper.builder().build();
    private final TouchJson touches;
    private final ViewJson views;
    private final Pages pages;
    private final Live live;
    private final PaperRoutes paper;
    private final TechnicianRoutes technician;
    private final Javalin http;

    /**
     * @param port on 127.0.0.1; 0 for any free one
     */
    public Screen(
            int port,
            Station station,
            Scene.Place place,
            TicketPreview preview,
            Door door,
            Bench bench,
            Machine machine) {
        this.technician = new TechnicianRoutes(door, bench, machine, station, json);
        this.paper = new PaperRoutes(preview, json);
        this.station = station;
        this.guide = place.guide();
        this.touches = new TouchJson(json, place.guide(), this::known);
        this.views = new ViewJson(place.guide());
        this.pages = new Pages(place);
        this.live = new Live(station.view(), pages, json);
        station.watch(live::show);
        this.http = Javalin.create(this::configure).start(HOST, port);
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + http.port() + "/");
    }

    @Override
    public void close() {
        live.close();
        http.stop();
    }

    private void configure(JavalinConfig config) {
        habits(config);
        config.routes.get("/", context -> context.html(pages.document(station.view())));
        asset(config, "/kiosk.css", "/tingxu/kiosk/screen/kiosk.css", "text/css");
        asset(config, "/kiosk.js", "/tingxu/kiosk/screen/kiosk.js", "text/javascript");
        look(config);
        config.routes.get("/api/v1/visit", context -> answer(context, views.of(station.view())));
        config.routes.post("/api/v1/touch", this::touch);
        paper.on(config);
        technician.on(config);
        config.routes.sse(
                "/live",
                client -> {
                    if (!live.admit(client)) client.close();
                });
    }

    /** What every page of this machine holds to, whoever serves it. */
    static void habits(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = BODY_BYTES_AT_MOST;
        config.routes.before(Screen::guard);
        config.routes.exception(Problem.class, (problem, context) -> refuse(context, problem));
        config.routes.error(413, context -> refuse(context, tooLarge()));
        config.routes.error(404, Screen::nothingHere);
    }

    static void look(JavalinConfig config) {
        asset(config, "/tokens.css", "/tingxu/look/tokens.css", "text/css");
        asset(config, "/icon.svg", "/tingxu/kiosk/screen/icon.svg", "image/svg+xml");
    }

    private static Problem tooLarge() {
        return new Problem(
                413,
                "Too large",
                null,
                "内容太长，最多 " + BODY_BYTES_AT_MOST + " 字节",
                "The body is at most " + BODY_BYTES_AT_MOST + " bytes");
    }

    /** A problem that says more has been written already. */
    private static void nothingHere(Context context) {
        if (PROBLEM.equals(context.res().getContentType())) return;
        refuse(
                context,
                new Problem(404, "Not found", null, "没有这个地址", "There is nothing at this address"));
    }

    /** A page of another site, opened on this machine, can neither read nor press anything. */
    private static void guard(Context context) throws Problem {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        String host = Objects.requireNonNullElse(context.host(), "");
        if (!host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?"))
            throw new Problem(
                    403, "Not this machine", null, "只能从本机访问", "Only this machine may look");
    }

    private void touch(Context context) throws Problem {
        String type = Objects.requireNonNullElse(context.contentType(), "");
        if (!type.startsWith("application/json"))
            throw new Problem(
                    415,
                    "Not JSON",
                    null,
                    "内容类型应是 application/json",
                    "The content type is application/json");
        var outcome = station.touch(touches.read(context.body()));
        if (outcome == null) throw busy();
        try {
            var done = outcome.get(PRESS_SECONDS, TimeUnit.SECONDS);
            if (!done.fits())
                throw new Problem(
                        409,
                        "Not on this page",
                        null,
                        "这一页没有这个按钮",
                        "The page \""
                                + done.view().visit().page().name()
                                + "\" has no such button");
            answer(context, views.of(done.view()));
        } catch (TimeoutException late) {
            throw busy();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a press cannot fail", broken);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /** Shown by the hall, or before it has shown any, in the guide. */
    private boolean known(LineId line) {
        return station.view().lines().stream().anyMatch(load -> load.line().equals(line))
                || guide.items().stream().anyMatch(item -> item.line().equals(line));
    }

    private static Problem busy() {
        return new Problem(503, "Busy", null, "自助机正忙，请稍候", "The kiosk is busy, one moment");
    }

    private static void refuse(Context context, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", problem.title);
        body.put("status", problem.status);
        body.put("detail", problem.words.en());
        if (problem.field != null) body.put("field", problem.field);
        body.put("zh", problem.words.zh());
        body.put("en", problem.words.en());
        context.status(problem.status);
        context.result(PROBLEMS.writeValueAsString(body)).contentType(PROBLEM);
    }

    private void answer(Context context, Map<String, Object> body) {
        context.result(json.writeValueAsString(body)).contentType("application/json");
    }

    static void asset(JavalinConfig config, String path, String resource, String type) {
        byte[] bytes;
        try (var in =
                Objects.requireNonNull(Screen.class.getResourceAsStream(resource), resource)) {
            bytes = in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar of this kiosk cannot be read", broken);
        }
        config.routes.get(path, context -> context.result(bytes).contentType(type));
    }
}
