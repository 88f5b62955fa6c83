package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.wire.WindowId;

/** A call button's press on the manager's page, until someone goes there by name. */
class StaffCallPageTest {

    private static final String GO = "/api/v1/staff-calls/b01/button-3/answer";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void somebodyPresses() {
        hall.post("/api/v1/day/open", "");
        hall.say(new Command.CallStaff("b01", "button-3", new WindowId(3)));
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    @Test
    void itStandsThereWithItsWindowAndGoesWithTheNameOfWhoeverAnswersFirst() {
        assertThat(hall.get("/manager").body()).contains("3 号窗口呼叫工作人员").contains(GO);
        assertThat(hall.get("/manager?lang=en").body()).contains("Window 3 calls for staff");

        assertThat(hall.post(GO, "{}").statusCode()).isEqualTo(200);
        assertThat(hall.get("/manager").body()).doesNotContain(GO).contains("Everybody 去了");
        var facts = OpenHall.json(hall.get("/api/v1/hall")).get("staffCalls");
        assertThat(facts.get("open").size()).isZero();
        assertThat(facts.get("answered").get(0).get("by").asString()).isEqualTo("Everybody");

        var second = hall.post(GO, "{}");
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(OpenHall.json(second).get("zh").asString()).contains("已有人去了");
    }

    @Test
    void nobodyAnswersInAnothersName() {
        assertThat(hall.post(GO, "{\"by\":\"Wang\"}").statusCode()).isEqualTo(400);
        assertThat(hall.get("/manager").body()).contains(GO);
    }
}
