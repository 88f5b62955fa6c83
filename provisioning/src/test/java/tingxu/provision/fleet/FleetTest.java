package tingxu.provision.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.roster.Roster;
import tingxu.provision.authority.Authority;
import tingxu.provision.claim.ClaimDesk;
import tingxu.provision.claim.SlotBook;
import tingxu.provision.claim.SlotDesk;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Message.NodeState;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

class FleetTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
    private static final DeviceStatus PRINTER =
            new DeviceStatus(
                    "printer",
                    "Printer",
                    DeviceStatus.State.OFFLINE,
                    new Words("缺纸 <请换>", "Paper is out"),
                    "printer-paper-out");

    @TempDir Path data;

    private final InstantSource clock = () -> NINE;
    private final Roster roster = new Roster(clock);
    private SlotDesk desk;
    private Javalin server;

    @BeforeEach
    void open() {
        SlotBook book = new SlotBook(SlotDesk.slots(data));
        Authority authority = Authority.open(SlotDesk.authority(data), clock);
        desk = new SlotDesk(book, authority, clock);
        ClaimDesk claims = new ClaimDesk(book, authority, _ -> new TreeMap<>(), clock);
        FleetAnnex annex = new FleetAnnex(book, roster, claims, clock, ZoneId.of("Asia/Shanghai"));
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    annex.routes(config);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void an_empty_hall_says_what_to_do() throws Exception {
        assertThat(get("/fleet?lang=zh"))
                .contains("还没有机器")
                .contains("./tingxu provision slot add K01")
                .contains("<html lang=\"zh\"");
        assertThat(get("/fleet?lang=en")).contains("No machines yet").contains("<html lang=\"en\"");
        assertThat(json("/api/v1/fleet").path("machines").size()).isZero();
    }

    @Test
    void a_kiosk_is_shown_with_its_devices_and_what_helps() throws Exception {
        roster.state(new NodeId("k01"), new NodeState(Status.READY, "s1", "1.0", List.of(PRINTER)));
        assertThat(get("/fleet?lang=zh"))
                .contains("K01", "在线", "缺纸 &lt;请换&gt;", "printer-paper-out", "11-22 09:00");
        assertThat(get("/fleet/live?lang=en"))
                .contains("Online", "Paper is out", "Out of order")
                .doesNotContain("<html");

        JsonNode machine = json("/api/v1/fleet").path("machines").path(0);
        assertThat(machine.path("node").asString()).isEqualTo("k01");
        assertThat(machine.path("presence").asString()).isEqualTo("READY");
        assertThat(machine.path("devices").path(0).path("remedy").asString())
                .isEqualTo("printer-paper-out");
    }

    @Test
    void a_slot_whose_machine_never_came_is_shown_too() throws Exception {
        desk.offer(new NodeId("k02"), false);
        assertThat(get("/fleet/live?lang=zh")).contains("K02", "从未联系", "等待领取", "11-23 09:00");
        assertThat(json("/api/v1/fleet").path("machines").path(0).path("slot").asString())
                .isEqualTo("CLAIMABLE");
    }

    @Test
    void a_lost_kiosk_is_counted() throws Exception {
        NodeState ready = new NodeState(Status.READY, "s1", "1.0", List.of());
        roster.state(new NodeId("k01"), ready);
        roster.state(new NodeId("k01"), new NodeState(Status.LOST, "s1", "1.0", List.of()));
        assertThat(get("/fleet/live?lang=zh")).contains("▲ 失联");
    }

    @Test
    void the_page_brings_its_own_script_and_sheet() throws Exception {
        assertThat(get("/fleet/fleet.js")).contains("refresh");
        assertThat(get("/fleet/fleet.css")).contains(".machine");
    }

    @Test
    void both_languages_say_the_same_things() throws Exception {
        Properties zh = new Properties();
        Properties en = new Properties();
        try (var in = FleetTest.class.getResourceAsStream("fleet_zh.properties")) {
            zh.load(in);
        }
        try (var in = FleetTest.class.getResourceAsStream("fleet_en.properties")) {
            en.load(in);
        }
        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).isNotEmpty();
    }

    // ------------------------------------------------------------------

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path));
    }

    private String get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + server.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        }
    }
}
