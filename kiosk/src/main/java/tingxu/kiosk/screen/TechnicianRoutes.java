package tingxu.kiosk.screen;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.technician.Bench;
import tingxu.kiosk.technician.Door;
import tingxu.kiosk.technician.Machine;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** 维护页: the technician's page at the kiosk's own screen, behind a PIN. */
final class TechnicianRoutes {

    private static final String ASSETS = "/tingxu/kiosk/screen/";
    private static final String TOKEN = "technician";
    private static final long WAITS_SECONDS = 30;

    private final Door door;
    private final Bench bench;
    private final Machine machine;
    private final Station station;
    private final ObjectMapper json;

    TechnicianRoutes(Door door, Bench bench, Machine machine, Station station, ObjectMapper json) {
        this.door = door;
        this.bench = bench;
        this.machine = machine;
        this.station = station;
        this.json = json;
    }

    void on(JavalinConfig config) {
        Screen.asset(config, "/technician", ASSETS + "technician.html", "text/html; charset=utf-8");
        Screen.asset(config, "/technician.css", ASSETS + "technician.css", "text/css");
        Screen.asset(config, "/technician.js", ASSETS + "technician.js", "text/javascript");
        config.routes.post("/api/v1/technician/enter", this::enter);
        config.routes.get("/api/v1/technician", this::facts);
        config.routes.post("/api/v1/technician/print", this::print);
        config.routes.post("/api/v1/technician/scan", this::scan);
        config.routes.post("/api/v1/technician/leave", this::leave);
    }

    private void enter(Context context) throws Problem {
        switch (door.knock(pin(context))) {
            case Door.Answer.Come(String token) -> {
                Cookie cookie = new Cookie(TOKEN, token);
                cookie.setPath("/api/v1/technician");
                cookie.setHttpOnly(true);
                cookie.setSameSite(SameSite.STRICT);
                context.cookie(cookie);
                answer(context, Map.of("stays", Door.STAYS.toSeconds()));
            }
            case Door.Answer.Wrong(int left) ->
                    throw new Problem(
                            403,
                            "Wrong PIN",
                            "pin",
                            "PIN 不对，还可试 " + left + " 次",
                            "Wrong PIN: " + left + " tries left");
            case Door.Answer.Shut(var left) ->
                    throw new Problem(
                            429,
                            "Too many wrong PINs",
                            "pin",
                            "错误太多，请 " + (left.toSeconds() + 1) + " 秒后再试",
                            "Too many wrong PINs: try again in %d seconds"
                                    .formatted(left.toSeconds() + 1));
            case Door.Answer.NoDoor() ->
                    throw new Problem(
                            404,
                            "No PIN",
                            "pin",
                            "本机没有设 PIN：在 kiosk.yaml 里写 technician-pin: \"6 到 12 位数字\"，再重启",
                            "This kiosk has no PIN: write technician-pin: \"6 to 12 digits\" into"
                                    + " kiosk.yaml and start it again");
        }
    }

    private String pin(Context context) throws Problem {
        jsonOnly(context);
        try {
            JsonNode said = json.readTree(context.body()).path("pin");
            if (said.isString()) return said.stringValue();
        } catch (JacksonException unreadable) {
            throw noPin();
        }
        throw noPin();
    }

    private static Problem noPin() {
        return new Problem(400, "No PIN", "pin", "缺少 pin", "pin is missing");
    }

    private void facts(Context context) throws Problem {
        inside(context, false);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("secondsLeft", door.left().toSeconds());
        body.put("kiosk", machine.node());
        body.put("connected", station.view().connected());
        body.put("devices", bench.devices().stream().map(TechnicianRoutes::device).toList());
        body.put("machine", machine.facts());
        answer(context, body);
    }

    private static Map<String, Object> device(Bench.Shown shown) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("name", shown.name());
        switch (shown.health()) {
            case Health.Ready() -> device.put("state", "ready");
            case Health.Strained(Trouble trouble) -> {
                device.put("state", "strained");
                device.put("now", trouble(trouble));
            }
            case Health.Gone(Trouble trouble) -> {
                device.put("state", "gone");
                device.put("now", trouble(trouble));
            }
        }
        Trouble last = shown.lastMishap();
        if (last != null) {
            Map<String, Object> mishap = trouble(last);
            mishap.put("at", String.valueOf(shown.lastAt()));
            device.put("last", mishap);
        }
        return device;
    }

    private static Map<String, Object> trouble(Trouble trouble) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("zh", trouble.zh());
        words.put("en", trouble.en());
        words.put("remedy", trouble.remedy());
        return words;
    }

    private void print(Context context) throws Problem {
        inside(context, true);
        answer(
                context,
                switch (await(bench.print())) {
                    case PrintOutcome.Printed() -> Map.of("printed", "yes");
                    case PrintOutcome.NotPrinted(Trouble trouble) ->
                            Map.of("printed", "no", "why", trouble(trouble));
                    case PrintOutcome.Unknown(Trouble trouble) ->
                            Map.of("printed", "unknown", "why", trouble(trouble));
                });
    }

    private void scan(Context context) throws Problem {
        inside(context, true);
        String scanned =
                switch (await(bench.scan())) {
                    case SAME -> "same";
                    case OTHER -> "other";
                    case NOTHING -> "nothing";
                };
        answer(context, Map.of("scanned", scanned));
    }

    private void leave(Context context) throws Problem {
        inside(context, true);
        door.leave();
        bench.leave();
        context.status(204);
    }

    private void inside(Context context, boolean press) throws Problem {
        if (press) jsonOnly(context);
        @Nullable String token = context.cookie(TOKEN);
        if (!door.isInside(token, press))
            throw new Problem(401, "Outside", null, "请先输入 PIN", "Enter the PIN first");
    }

    private static void jsonOnly(Context context) throws Problem {
        String type = Objects.requireNonNullElse(context.contentType(), "");
        if (!type.startsWith("application/json"))
            throw new Problem(
                    415,
                    "Not JSON",
                    null,
                    "内容类型应是 application/json",
                    "The content type is application/json");
    }

    /** Both kinds of trial have a limit of their own, which is shorter. */
    private static <T> T await(CompletableFuture<T> coming) throws Problem {
        try {
            return coming.get(WAITS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw late();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a trial never fails", broken);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw late();
        }
    }

    private static Problem late() {
        return new Problem(503, "Busy", null, "没有按时完成", "It was not done in time");
    }

    private void answer(Context context, Map<String, Object> body) {
        context.result(json.writeValueAsString(body)).contentType("application/json");
    }
}
