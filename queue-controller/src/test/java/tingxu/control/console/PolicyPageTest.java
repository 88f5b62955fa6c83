package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.balance.Knob;
import tingxu.control.balance.Policies;
import tingxu.control.view.Texts;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;

class PolicyPageTest {

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void openDay() {
        hall.post("/api/v1/day/open", "");
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private HttpResponse<String> change(String policy, String numbers, String rules) {
        return hall.post(
                "/api/v1/policy",
                "{\"policy\":\"%s\",\"numbers\":%s,\"rules\":\"%s\",\"reason\":\"busy\"}"
                        .formatted(policy, numbers, rules));
    }

    private String policy() {
        return hall.loop.state().plan().policy();
    }

    @Test
    void aPersonChangesTheRuleAndThePageSaysSinceWhenAndByWhom() {
        hall.pass(Duration.ofMinutes(5));
        HttpResponse<String> done = change("edd", "{\"promise-ordinary-minutes\":30}", "");
        assertThat(done.statusCode()).isEqualTo(200);
        JsonNode now = OpenHall.json(done).get("now");
        assertThat(now.get("by").asString()).isEqualTo("Everybody");
        assertThat(now.get("settings").get(0).asString()).isEqualTo("promise-ordinary-minutes=30");
        assertThat(policy()).isEqualTo("edd");
        String page = hall.get("/policy?lang=en", "Accept", "text/html").body();
        assertThat(page).contains("By promised time", "since 09:05 · Everybody", "busy", "Back to");
        assertThat(hall.get("/manager?lang=en").body()).contains("By promised time");
    }

    @Test
    void whatIsAsUsualIsNotWrittenDown() {
        change("bwi", "{\"guard-minutes\":90,\"own-line-minutes\":12}", "");
        assertThat(hall.loop.state().plan().tuned().numbers()).containsOnlyKeys("own-line-minutes");
    }

    @Test
    void aMistakeIsAnsweredWithItsFieldAndNothingChanges() {
        assertWrong(change("bwi", "{\"guard-minutes\":2000}", ""), "guard-minutes", "0 to 1440");
        assertWrong(change("bwi", "{\"guard-minutes\":null}", ""), "guard-minutes", "whole");
        assertWrong(change("luck", "{}", ""), "policy", "use one of bwi");
        assertWrong(change("rules", "{}", "- {finally: luck}"), "rules[1].finally", "use one of");
        assertWrong(change("rules", "{}", "- {sometimes: bwi}"), "rules", "finally");
        assertWrong(hall.post("/api/v1/policy", "{\"policy\":\"edd\"}"), "reason", "missing");
        assertThat(policy()).isEqualTo("bwi");
    }

    private static void assertWrong(HttpResponse<String> answer, String field, String remedy) {
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = OpenHall.json(answer);
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("en").asString()).contains(remedy);
        assertThat(problem.get("zh").asString()).isNotBlank();
    }

    @Test
    void theHallsOwnRulesAreWrittenAsInItsFile() {
        assertThat(
                        change(
                                        "rules",
                                        "{}",
                                        "- {ratio: {household: 2, social: 1}}\\n- {finally: bwi}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(hall.get("/policy").body())
                .contains("- {ratio: {household: 2, social: 1}}\n- {finally: bwi}");
    }

    @Test
    void theOneBeforeComesBack() {
        String by = "{\"reason\":\"calm again\"}";
        assertThat(hall.post("/api/v1/policy/undo", by).statusCode()).isEqualTo(409);
        change("edd", "{}", "");
        assertThat(hall.post("/api/v1/policy/undo", by).statusCode()).isEqualTo(200);
        assertThat(policy()).isEqualTo("bwi");
        assertThat(hall.get("/policy").body()).contains("calm again");
    }

    @Test
    void everyPolicyAndEveryNumberHasWordsInBothLanguages() {
        for (Texts texts : new Texts[] {Texts.ZH, Texts.EN})
            for (String name : Policies.NAMES) {
                assertThat(texts.say("policy." + name)).isNotBlank();
                assertThat(texts.say("policy." + name + ".what")).isNotBlank();
                for (Knob knob : Policies.knobs(name, hall.catalogue.plan()))
                    if (!knob.name().startsWith("share-"))
                        assertThat(texts.say("knob." + knob.name())).isNotBlank();
            }
    }

    @Test
    void aShadowIsWatchedAndEndedFromThePage() {
        HttpResponse<String> set =
                hall.post("/api/v1/shadow", "{\"policy\":\"cat-fixed\",\"numbers\":{}}");
        assertThat(OpenHall.json(set).get("shadow").asString()).isEqualTo("cat-fixed");
        assertThat(hall.get("/policy?lang=en").body()).contains("Shadow: Own business only.");
        assertThat(hall.post("/api/v1/shadow", "{\"policy\":\"luck\"}").statusCode())
                .isEqualTo(400);
        assertThat(OpenHall.json(hall.post("/api/v1/shadow/end", "")).has("shadow")).isFalse();
    }
}
