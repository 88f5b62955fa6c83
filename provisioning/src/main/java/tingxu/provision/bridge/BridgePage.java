package tingxu.provision.bridge;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.FileWrong;
import tingxu.daemon.BridgeConfig;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The technician's page of a bridge, on this machine alone: how its devices are, what was plugged
 * in, and a self-test.
 */
public final class BridgePage implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int LAST_WINDOW = 9_999;
    private static final long BODY_BYTES_AT_MOST = 1_024;
    private static final String ICON = "/tingxu/control/console/assets/icon.svg";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final BridgeConfig config;
    private final Post post;
    private final @Nullable Javalin http;

    private BridgePage(BridgeConfig config, Post post) {
        this.config = config;
        this.post = post;
        Integer port = config.pagePort();
        this.http = port == null ? null : Javalin.create(this::configure).start(HOST, port);
    }

    /** Serves when this returns; nothing where the file names no {@code page-port}. */
    public static BridgePage open(BridgeConfig config, Post post) {
        return new BridgePage(config, post);
    }

    /** Null where there is no page. */
    public @Nullable URI address() {
        return http == null ? null : URI.create("http://" + HOST + ":" + http.port() + "/");
    }

    private void configure(JavalinConfig to) {
        to.startup.showJavalinBanner = false;
        to.concurrency.useVirtualThreads = true;
        to.http.maxRequestSize = BODY_BYTES_AT_MOST;
        to.routes.before(BridgePage::guard);
        to.routes.get("/", context -> asset(context, "bridge.html", "text/html"));
        to.routes.get("/bridge.css", context -> asset(context, "bridge.css", "text/css"));
        to.routes.get("/bridge.js", context -> asset(context, "bridge.js", "text/javascript"));
        to.routes.get(
                "/tokens.css", context -> asset(context, "/tingxu/look/tokens.css", "text/css"));
        to.routes.get("/icon.svg", context -> asset(context, ICON, "image/svg+xml"));
        to.routes.get("/api/v1/bridge", context -> answer(context, 200, state()));
        to.routes.post("/api/v1/test", this::test);
        to.routes.post("/api/v1/look", this::look);
        to.routes.post("/api/v1/enter", this::enter);
        to.routes.post("/api/v1/press", this::press);
    }

    /** A page of another site, opened on this machine, can neither read nor press anything. */
    private static void guard(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        String host = Objects.requireNonNullElse(context.host(), "");
        if (host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?")) return;
        context.skipRemainingHandlers();
        refuse(context, 403, "只能从本机访问", "Only this machine may look");
    }

    private void look(Context context) {
        if (!isJson(context)) return;
        post.lookAround();
        answer(context, 202, state());
    }

    private void enter(Context context) {
        if (!isJson(context)) return;
        try {
            JsonNode wish = JsonMapper.shared().readTree(context.body());
            String port = wish.path("port").asString("");
            int window = wish.path("window").asInt(1);
            if (window < 1 || window > LAST_WINDOW)
                refuse(context, 400, "窗口号是 1 到 9999", "A window is 1 to 9999");
            else if (!post.enter(port, window))
                refuse(
                        context,
                        409,
                        "这个端口上没有新设备，或自检正在进行",
                        "There is no new device at this port, or a self-test is under way");
            else answer(context, 200, state());
        } catch (JacksonException malformed) {
            refuse(context, 400, "请求不是 JSON", "The request is not JSON");
        } catch (FileWrong wrong) {
            String both = String.valueOf(wrong.getMessage());
            refuse(context, 409, both, both);
        }
    }

    private void press(Context context) {
        if (!isJson(context)) return;
        try {
            String device =
                    JsonMapper.shared().readTree(context.body()).path("device").asString("");
            if (post.press(device)) answer(context, 200, state());
            else
                refuse(
                        context,
                        409,
                        "没有这个模拟的按钮，或自检正在进行",
                        "There is no such simulated button, or a self-test is under way");
        } catch (JacksonException malformed) {
            refuse(context, 400, "请求不是 JSON", "The request is not JSON");
        }
    }

    private static boolean isJson(Context context) {
        String type = Objects.requireNonNullElse(context.contentType(), "");
        if (type.startsWith("application/json")) return true;
        refuse(context, 415, "内容类型应是 application/json", "The content type is application/json");
        return false;
    }

    private void test(Context context) {
        if (!isJson(context)) return;
        if (!post.test()) refuse(context, 409, "自检正在进行", "A self-test is under way");
        else answer(context, 202, state());
    }

    private Map<String, Object> state() {
        Post.State state = post.state();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("node", config.node().label());
        body.put("connected", state.connected());
        body.put("testing", state.testing());
        if (state.prompt() != null) body.put("prompt", state.prompt());
        body.put("devices", state.devices());
        body.put("newcomers", state.newcomers().stream().map(Seen::fields).toList());
        body.put("simulated", state.simulated());
        body.putAll(Bench.json(state.verdicts()));
        return body;
    }

    private static void refuse(Context context, int status, String zh, String en) {
        context.status(status)
                .result(
                        JsonMapper.shared()
                                .writeValueAsString(
                                        Map.of("status", status, "detail", en, "zh", zh, "en", en)))
                .contentType("application/problem+json");
    }

    private static void answer(Context context, int status, Map<String, Object> body) {
        context.status(status)
                .result(JsonMapper.shared().writeValueAsString(body))
                .contentType("application/json");
    }

    private static void asset(Context context, String resource, String type) {
        try (InputStream in = BridgePage.class.getResourceAsStream(resource)) {
            context.result(Objects.requireNonNull(in, resource).readAllBytes())
                    .contentType(type + "; charset=utf-8");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        if (http != null) http.stop();
    }
}
