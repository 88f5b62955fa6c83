package tingxu.provision.demo;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.drawing.DotLettering;
import tingxu.bridge.printer.drawing.PaperPicture;
import tingxu.control.console.Annex;
import tingxu.control.console.Look;
import tingxu.control.console.May;
import tingxu.control.roster.Node;
import tingxu.control.view.Language;
import tingxu.provision.box.Box;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Words;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The page of a demonstration's simulated devices: what each shows, how the hall thinks it is, and
 * all that one may do to it.
 */
public final class DevicesAnnex implements Annex {

    static final String PATH = "/devices";

    private static final Duration LIVE = Duration.ofSeconds(1);
    private static final String JSON = "/api/v1/devices";
    private static final int LONGEST_CODE = 300;

    private final DeviceTexts zh = new DeviceTexts(Language.ZH);
    private final DeviceTexts en = new DeviceTexts(Language.EN);
    private final PaperPicture paper = new PaperPicture(PrinterProfile.WIDE, new DotLettering());
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "tingxu.provision.pages");
    private volatile @Nullable Hall hall;

    private record Hall(Box box, List<Corner> corners) {}

    /** From now on the devices of this hall are shown; before there are none. */
    public void show(Box box) {
        hall = new Hall(box, Toys.of(box));
    }

    @Override
    public Words name() {
        return new Words(zh.say("title"), en.say("title"));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public May may() {
        return May.SEE_MACHINES;
    }

    @Override
    public void routes(JavalinConfig config) {
        config.routes.get(PATH, context -> page(context, "devices.jte"), May.SEE_MACHINES);
        config.routes.get(
                PATH + "/live", context -> page(context, "devicesLive.jte"), May.SEE_MACHINES);
        config.routes.get(
                PATH + "/devices.js", context -> asset(context, "text/javascript"), May.ANYONE);
        config.routes.get(PATH + "/devices.css", context -> asset(context, "text/css"), May.ANYONE);
        config.routes.get(PATH + "/paper/{id}/{n}", this::paper, May.SEE_MACHINES);
        config.routes.get(JSON, this::json, May.SEE_MACHINES);
        config.routes.post(JSON + "/{id}", this::deed, May.HANDLE_MACHINES);
    }

    // ------------------------------------------------------------------ what is seen

    private void page(Context context, String template) {
        Look look = Look.asked(context);
        StringOutput html = new StringOutput();
        templates.render(
                template,
                Map.of(
                        "look",
                        look.on(PATH),
                        "t",
                        texts(look.language()),
                        "corners",
                        corners(),
                        "health",
                        (Function<Toy, Optional<DeviceStatus>>) this::health,
                        "liveMillis",
                        LIVE.toMillis()),
                html);
        context.html(html.toString());
    }

    private List<Corner> corners() {
        Hall now = hall;
        return now == null ? List.of() : now.corners();
    }

    private Stream<Toy> toys() {
        return corners().stream().flatMap(corner -> corner.toys().stream());
    }

    private DeviceTexts texts(Language language) {
        return language == Language.EN ? en : zh;
    }

    /** How the hall thinks that it is; empty while it has not heard of it. */
    private Optional<DeviceStatus> health(Toy toy) {
        Hall now = hall;
        if (now == null) return Optional.empty();
        Optional<Node> node = now.box().controller().roster().node(toy.node());
        if (node.isEmpty()) return Optional.empty();
        Node.Attached device = node.get().devices().get(toy.device());
        return device == null ? Optional.empty() : Optional.of(device.status());
    }

    private static void asset(Context context, String type) {
        String name = context.path().substring(PATH.length() + 1);
        try (InputStream in = DevicesAnnex.class.getResourceAsStream(name)) {
            context.contentType(type + "; charset=utf-8")
                    .result(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The last paper of a printer; its number is in the address, so that each is asked once. */
    private void paper(Context context) {
        Hall now = hall;
        String id = context.pathParam("id");
        if (now != null)
            for (Box.BoxKiosk kiosk : now.box().kiosks()) {
                List<Paper> papers = kiosk.devices().printer().papers();
                if (id.equals(kiosk.node().name() + "-printer") && !papers.isEmpty()) {
                    context.contentType("image/png").result(paper.png(papers.getLast()));
                    return;
                }
            }
        problem(context, 404, new Words("还没有出票", "No paper has come out yet"));
    }

    private record Row(
            String id,
            String kind,
            String node,
            boolean plugged,
            String mood,
            Toy.Face face,
            @Nullable String health,
            List<String> deeds) {}

    private void json(Context context) {
        List<Row> rows =
                toys().map(toy ->
                                new Row(
                                        toy.id(),
                                        toy.kind(),
                                        toy.node().name(),
                                        toy.plugged(),
                                        toy.mood().get(),
                                        toy.face().get(),
                                        health(toy).map(it -> it.state().name()).orElse(null),
                                        List.copyOf(toy.deeds().keySet())))
                        .toList();
        answer(context, 200, "application/json", Map.of("devices", rows));
    }

    // ------------------------------------------------------------------ what is done

    private void deed(Context context) {
        String id = context.pathParam("id");
        Optional<Toy> toy = toys().filter(each -> each.id().equals(id)).findFirst();
        if (toy.isEmpty()) {
            problem(context, 404, new Words("没有设备 " + id, "There is no device " + id));
            return;
        }
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(context.body());
        } catch (JacksonException malformed) {
            problem(context, 400, new Words("请求不是 JSON", "The request is not JSON"));
            return;
        }
        String name = body.path("do").asString("");
        String text = body.path("text").asString("");
        Consumer<String> deed = toy.get().deeds().get(name);
        if (deed == null) {
            String all = String.join(", ", toy.get().deeds().keySet());
            problem(context, 400, new Words("do 应是其中之一：" + all, "do is one of: " + all));
        } else if (name.equals(Toys.SCAN) && !scannable(text)) {
            problem(
                    context,
                    400,
                    new Words(
                            "text 应是 1 到 300 个字的一行文字", "text is one line of 1 to 300 characters"));
        } else {
            deed.accept(text);
            context.status(204);
        }
    }

    private static boolean scannable(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_CODE
                && text.chars().noneMatch(Character::isISOControl);
    }

    private record Problem(String title, int status, String detail, String zh, String en) {}

    private void problem(Context context, int status, Words why) {
        Language language = Look.asked(context).language();
        String detail = language == Language.EN ? why.en() : why.zh();
        answer(
                context,
                status,
                "application/problem+json",
                new Problem(texts(language).say("refused"), status, detail, why.zh(), why.en()));
    }

    private static void answer(Context context, int status, String type, Object body) {
        context.status(status)
                .contentType(type)
                .result(
                        JsonMapper.shared()
                                .writeValueAsString(body)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
