package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Whereabouts;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.net.http.HttpResponse;
import java.time.Duration;

/** A wrong press at the clerk's desk: offered back for five seconds, and then no more. */
class UndoTest {

    private static final TicketNumber A1 = TicketNumber.parse("A001");
    private static final String BODY = "{\"ticket\":\"A001\"}";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void begin() {
        hall.post("/api/v1/day/open", "");
        press("open");
        hall.take("household");
        press("next");
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    @Test
    void aServiceFinishedByMistakeGoesOn() {
        press("start");
        hall.pass(Duration.ofMinutes(3));
        press("finish");
        hall.pass(Duration.ofSeconds(3));

        assertThat(page()).contains("刚刚办结", "data-verb=\"undo\"", "data-ticket=\"A001\"");
        HttpResponse<String> answer = undo();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(OpenHall.json(answer).get("activity").asString()).isEqualTo("SERVING");
        assertThat(hall.loop.state().whereabouts(A1))
                .isEqualTo(new Whereabouts.BeingServed(new WindowId(1)));
        assertThat(hall.loop.state().figures().total().served()).isZero();
        assertThat(page()).doesNotContain("data-verb=\"undo\"");
    }

    @Test
    void aNoShowByMistakeIsStillCalledAndNotCounted() {
        press("no-show");
        assertThat(hall.get("/clerk/1?lang=en").body())
                .contains("just marked a no-show", "data-verb=\"undo\"");
        assertThat(OpenHall.json(undo()).get("activity").asString()).isEqualTo("CALLING");
        assertThat(hall.view.aside().missed()).isEmpty();
        assertThat(hall.view.report().noShows(new WindowId(1))).isZero();
    }

    @Test
    void tooLateItIsNeitherOfferedNorDone() {
        press("no-show");
        hall.pass(Duration.ofSeconds(7));

        assertThat(page()).doesNotContain("data-verb=\"undo\"");
        HttpResponse<String> answer = undo();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(OpenHall.json(answer).get("zh").asString()).contains("5 秒");
        assertThat(hall.loop.state().whereabouts(A1)).isInstanceOf(Whereabouts.Lapsed.class);
    }

    @Test
    void whenTheHallHasMovedOnItIsRefusedInWords() {
        hall.take("household");
        press("no-show");
        press("next");

        HttpResponse<String> answer = undo();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(OpenHall.json(answer).get("en").asString()).contains("moved on");
    }

    @Test
    void aCallIsNotOffered() {
        assertThat(page()).doesNotContain("data-verb=\"undo\"");
        assertThat(undo().statusCode()).isEqualTo(409);
        assertThat(hall.post("/api/v1/windows/1/undo", "{}").statusCode()).isEqualTo(400);
    }

    private void press(String verb) {
        assertThat(hall.post("/api/v1/windows/1/" + verb, "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> undo() {
        return hall.post("/api/v1/windows/1/undo", BODY);
    }

    private String page() {
        return hall.get("/clerk/1").body();
    }
}
