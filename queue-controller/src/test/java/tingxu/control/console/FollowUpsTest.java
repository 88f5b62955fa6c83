package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A bad rating on the manager's page, from the press at the pad until someone has seen to it. */
class FollowUpsTest {

    private static final String CLOSE = "/api/v1/follow-ups/2026-11-23-A001/close";
    private static final String DONE = "{\"outcome\":\"已电话致歉\"}";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void aCitizenIsDissatisfied() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        for (String verb : List.of("next", "start", "finish"))
            hall.post("/api/v1/windows/1/" + verb, "");
        hall.say(new Command.Rate(new WindowId(1), TicketNumber.parse("A001"), 2, "pad"));
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    @Test
    void itIsClosedOnceWithWhoAndWhatAndTheJournalKeepsBoth() {
        assertThat(hall.get("/manager").body()).contains("data-follow=\"2026-11-23-A001\"");
        assertThat(hall.get("/manager?lang=en").body()).contains("Who saw to it");

        HttpResponse<String> answer = hall.post(CLOSE, DONE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(followUps()).isEmpty();
        assertThat(hall.get("/manager").body()).doesNotContain("data-follow=");
        List<Entry> told = new ArrayList<>();
        hall.journal.read(1, told::add);
        assertThat(told.getLast().events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.FollowUpClosed.class,
                        closed -> {
                            assertThat(closed.by()).isEqualTo("Everybody");
                            assertThat(closed.outcome()).isEqualTo("已电话致歉");
                        });

        HttpResponse<String> again = hall.post(CLOSE, DONE);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(OpenHall.json(again).get("zh").asString()).contains("没有待整改");
    }

    @Test
    void withoutWordsOrWithATypedNameItStaysOpen() {
        assertThat(hall.post(CLOSE, "{}").statusCode()).isEqualTo(400);
        assertThat(hall.post(CLOSE, "{\"outcome\":\"ok\",\"by\":\"Wang\"}").statusCode())
                .isEqualTo(400);
        assertThat(hall.post("/api/v1/follow-ups/A001/close", DONE).statusCode()).isEqualTo(400);
        assertThat(hall.post("/api/v1/follow-ups/2026-13-40-A001/close", DONE).statusCode())
                .isEqualTo(400);
        assertThat(followUps()).hasSize(1);
    }

    private JsonNode followUps() {
        return OpenHall.json(hall.get("/api/v1/hall")).get("followUps");
    }
}
