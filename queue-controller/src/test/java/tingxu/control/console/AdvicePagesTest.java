package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.advice.LivedDays;
import tingxu.control.advice.Sight;
import tingxu.control.hall.Event;
import tingxu.wire.LineId;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Advice on the manager's page, from an empty state to a person's answer. */
class AdvicePagesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final OpenHall hall;
    private final LivedDays days;

    AdvicePagesTest(@TempDir Path folder) {
        hall = new OpenHall(10, List.of(), LivedDays.hall(), folder);
        days = new LivedDays(hall.journal, hall.loop, hall.ids, hall.now, hall.catalogue);
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private void aCrowdAfterSomeDays() {
        days.live(5, hall.lessons);
        days.today();
        days.open(2);
        for (int i = 0; i < 40; i++) days.comes(new LineId("household"));
        hall.pass(Duration.ofMinutes(5));
        hall.advisor.start();
        await().atMost(LIMIT).until(() -> hall.advisor.sight().ready() == Sight.Ready.YES);
    }

    private JsonNode facts() {
        return OpenHall.json(hall.get("/api/v1/advice"));
    }

    private List<Event> written() {
        List<Event> all = new ArrayList<>();
        hall.journal.read(1, entry -> all.addAll(entry.events()));
        return all;
    }

    @Test
    void aNewHallIsToldWhenAdviceComes() {
        hall.post("/api/v1/day/open", "");
        hall.advisor.start();
        await().atMost(LIMIT).until(() -> hall.advisor.sight().ready() == Sight.Ready.LEARNING);

        assertThat(hall.get("/manager?lang=en").body()).contains("0 of 5 days are over");
        assertThat(hall.get("/manager").body()).contains("满 5 天后开始建议");
        assertThat(hall.get("/plan?lang=en").body())
                .contains("No plan yet", "0 of 5 days are over");
        HttpResponse<String> plan = hall.get("/api/v1/plan");
        assertThat(plan.statusCode()).isEqualTo(409);
        assertThat(OpenHall.json(plan).get("en").asString()).contains("after 5 days");
    }

    @Test
    void aCardSaysGainCostAndHowSureAndAPersonOpensTheWindow() {
        aCrowdAfterSomeDays();
        JsonNode facts = facts();
        JsonNode card = facts.get("advised").get(0);
        assertThat(facts.get("breach").asBoolean()).isTrue();
        assertThat(card.get("kind").asString()).isEqualTo("open-reserve");
        assertThat(card.get("what").get("zh").asString()).startsWith("增开 8 号窗口");
        assertThat(card.get("gain").get("en").asString()).contains("min less");
        assertThat(card.get("cost").get("en").asString()).contains("1.5 window-hours");
        assertThat(card.get("sure").get("zh").asString()).startsWith("推演 16 遍");
        for (String language : List.of("zh", "en"))
            assertThat(hall.get("/manager?lang=" + language).body())
                    .contains("data-verb=\"follow\"", "data-verb=\"dismiss\"")
                    .contains(card.get("gain").get(language).asString());

        String id = card.get("id").asString();
        HttpResponse<String> typed =
                hall.post("/api/v1/advice/" + id + "/follow", "{\"by\":\"x\"}");
        assertThat(typed.statusCode()).isEqualTo(400);
        assertThat(hall.loop.state().window(LivedDays.RESERVE).open()).isFalse();

        HttpResponse<String> followed = hall.post("/api/v1/advice/" + id + "/follow", "{}");
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(hall.loop.state().window(LivedDays.RESERVE).open()).isTrue();
        assertThat(hall.get("/manager").body()).contains("已执行").doesNotContain(id);
        assertThat(hall.post("/api/v1/advice/" + id + "/follow", "{}").statusCode()).isEqualTo(404);
        assertThat(written().reversed().subList(0, 2))
                .hasExactlyElementsOfTypes(Event.WindowOpened.class, Event.AdviceAnswered.class);
    }

    @Test
    void whoDismissesAnAdviceSaysWhy() {
        aCrowdAfterSomeDays();
        String id = facts().get("advised").get(0).get("id").asString();
        String path = "/api/v1/advice/" + id + "/dismiss";
        assertThat(hall.post(path, "{}").statusCode()).isEqualTo(400);

        assertThat(hall.post(path, "{\"reason\":\"人手不够\"}").statusCode()).isEqualTo(200);
        assertThat(hall.get("/manager").body()).contains("未采纳", "人手不够");
        assertThat(hall.loop.state().window(LivedDays.RESERVE).open()).isFalse();
        assertThat(written().getLast())
                .isInstanceOfSatisfying(
                        Event.AdviceAnswered.class,
                        answer -> assertThat(answer.reason()).isEqualTo("人手不够"));
        assertThat(hall.post("/api/v1/advice/nonsense/follow", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void thePlanForTomorrowIsAPictureAndATable() {
        aCrowdAfterSomeDays();
        JsonNode plan = OpenHall.json(hall.get("/api/v1/plan"));
        assertThat(plan.get("day").asString()).isEqualTo("2026-11-30");
        assertThat(plan.get("halfHours").get(0).get("windows").asInt()).isPositive();
        for (String language : List.of("zh", "en")) {
            // The sentence about a lost connection is completed by the page itself.
            String page =
                    hall.get("/plan?lang=" + language)
                            .body()
                            .replaceFirst("data-stale=\"[^\"]*\"", "");
            assertThat(page)
                    .contains("<svg class=\"bars\"", "09:00", "2026-11-30")
                    .doesNotContain("{0}");
        }
        assertThat(hall.post("/api/v1/advice/look", "{}").statusCode()).isEqualTo(202);
    }
}
