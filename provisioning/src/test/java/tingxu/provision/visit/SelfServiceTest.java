package tingxu.provision.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.card.CardText;
import tingxu.bridge.printer.Paper;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxPlan;
import tingxu.provision.box.KioskDevices;
import tingxu.wire.NodeId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that a citizen does alone at a kiosk, in a whole hall: what the screen says is the hall's.
 */
class SelfServiceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nobody's: made from the standard's rules for a region code of no district. */
    private static final String ON_CARD = "810000199901010014";

    private static final String ON_PHONE = "810000198503070025";

    @TempDir static Path data;

    private static Box box;
    private static HttpLine screen;
    private static HttpLine hall;
    private static KioskDevices devices;

    @BeforeAll
    static void open() throws Exception {
        box = new Box(new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), null));
        screen = new HttpLine(box.kiosks().getFirst().screen().getPort());
        hall = new HttpLine(box.controller().screens().getPort(), box.token());
        devices = box.kiosks().getFirst().devices();
    }

    @AfterAll
    static void close() throws Exception {
        screen.close();
        hall.close();
        box.close();
    }

    @BeforeEach
    void anIdleKiosk() throws Exception {
        await().atMost(SOON)
                .until(() -> {
                    JsonNode ready = view().path("ready");
                    return view().path("connected").asBoolean()
                            && !view().path("lines").isEmpty()
                            && ready.path("card").asBoolean()
                            && ready.path("scanner").asBoolean()
                            && ready.path("printer").asBoolean();
                });
        screen.post("/api/v1/touch", "{\"do\":\"home\"}");
        untilPage("idle");
    }

    @Test
    void a_ticket_comes_by_card_by_code_and_by_neither() throws Exception {
        touch("{\"do\":\"take\"}");
        touch("{\"do\":\"line\",\"line\":\"tax\"}");
        devices.card().place(CardText.citizen("测试人", ON_CARD));
        assertThat(ticket().path("ahead").asInt()).isZero();
        devices.card().remove();

        touch("{\"do\":\"take\"}");
        touch("{\"do\":\"line\",\"line\":\"tax\"}");
        devices.scanner().scan(ON_PHONE);
        assertThat(ticket().path("ahead").asInt()).isEqualTo(1);

        touch("{\"do\":\"take\"}");
        await().atMost(SOON).until(() -> line("tax").path("waiting").asInt() == 2);
        JsonNode line = line("tax");
        assertThat(line.path("p90").asInt()).isGreaterThan(line.path("p50").asInt());
        touch("{\"do\":\"line\",\"line\":\"tax\"}");
        touch("{\"do\":\"without\"}");
        JsonNode third = ticket();
        assertThat(third.path("ahead").asInt()).isEqualTo(2);
        assertThat(third.path("p90").asInt()).isGreaterThan(third.path("p50").asInt());
        assertThat(lastPaper().lines()).anyMatch(text -> text.matches("前面人数 .* 2"));
    }

    @Test
    void an_item_is_found_by_characters_pinyin_and_initials_and_its_materials_come_on_paper()
            throws Exception {
        touch("{\"do\":\"guide\"}");
        for (String query : List.of("护照", "huzhao", "hz")) {
            touch("{\"do\":\"search\",\"text\":\"" + query + "\"}");
            assertThat(view().path("found").toString()).as(query).contains("\"passport\"");
        }
        touch("{\"do\":\"item\",\"item\":\"passport\"}");
        touch("{\"do\":\"print\"}");
        await().atMost(SOON).until(() -> view().path("sheet").asString().equals("Came"));
        assertThat(lastPaper().lines()).anyMatch(text -> text.contains("照片"));

        touch("{\"do\":\"queue\"}");
        untilPage("how");
        assertThat(view().path("item").asString()).isEqualTo("passport");
    }

    @Test
    void the_code_on_a_ticket_tells_how_many_are_before_it_and_then_its_window() throws Exception {
        take("business");
        JsonNode second = take("business");
        devices.scanner().scan(second.path("qr").asString());
        untilPage("found");
        assertThat(view().path("ahead").asInt(-1)).isEqualTo(1);
        assertThat(screen.get("/").body()).contains("前面 1 人").contains("预计");
        touch("{\"do\":\"back\"}");

        for (int call = 0; call < 2; call++) {
            assertThat(hall.post("/api/v1/windows/4/next", "{}").status()).isEqualTo(200);
            hall.post("/api/v1/windows/4/start", "{}");
            if (call == 0) hall.post("/api/v1/windows/4/finish", "{}");
        }
        devices.scanner().scan(second.path("qr").asString());
        untilPage("found");
        assertThat(view().path("window").asInt()).isEqualTo(4);
    }

    // ------------------------------------------------------------------

    private static JsonNode take(String line) throws Exception {
        touch("{\"do\":\"take\"}");
        touch("{\"do\":\"line\",\"line\":\"" + line + "\"}");
        touch("{\"do\":\"without\"}");
        return ticket();
    }

    /** The ticket that has just come on paper, taken. */
    private static JsonNode ticket() throws Exception {
        untilPage("shown");
        JsonNode shown = view();
        assertThat(lastPaper().qrs()).contains(shown.path("qr").asString());
        touch("{\"do\":\"taken\"}");
        return shown;
    }

    private static Paper lastPaper() {
        return devices.printer().papers().getLast();
    }

    private static JsonNode line(String id) throws Exception {
        for (JsonNode line : view().path("lines"))
            if (line.path("line").asString().equals(id)) return line;
        throw new AssertionError("no line " + id);
    }

    private static void untilPage(String page) {
        await(page)
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(view().path("page").asString())
                                .as("%s", view())
                                .isEqualTo(page));
    }

    private static JsonNode view() throws Exception {
        return JsonMapper.shared().readTree(screen.get("/api/v1/visit").body());
    }

    private static void touch(String json) throws Exception {
        HttpLine.Answer answer = screen.post("/api/v1/touch", json);
        assertThat(answer.status()).as("%s -> %s", json, answer.body()).isEqualTo(200);
    }
}
