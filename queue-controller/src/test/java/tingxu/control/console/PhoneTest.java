package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

class PhoneTest {

    private static final String CODE = "/t/TX1.2026-11-23-A001";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void openDay() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private String page(String path) {
        HttpResponse<String> answer = hall.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void oneWhoWaitsSeesWhoIsAheadAndWhoseTurnItIs() {
        assertThat(page(CODE)).contains("A001", "请等候", "1 号窗口下一位就是您", "没有晚来的人先被叫到");
        assertThat(page("/t/TX1.2026-11-23-A001?lang=en")).contains("You are the next at window 1");
    }

    @Test
    void itsStyleAndScriptAreThere() {
        for (String name : List.of("phone.css", "phone.js"))
            assertThat(hall.get("/assets/" + name).statusCode()).as(name).isEqualTo(200);
    }

    @Test
    void oneWhoIsCalledSeesWhereToGo() {
        hall.post("/api/v1/windows/1/next", "");
        assertThat(page(CODE)).contains("state-COME", "请到 1 号窗口");
    }

    @Test
    void whatTheStaffWroteAboutAnotherIsNotTold() {
        hall.pass(Duration.ofMinutes(1));
        hall.take("household");
        hall.post("/api/v1/windows/1/call", "{\"ticket\":\"A002\",\"reason\":\"突然晕倒\"}");
        assertThat(page(CODE)).contains("A002：09:01 取号，09:01 叫到").doesNotContain("晕倒");
        assertThat(page("/why/A001")).contains("晕倒");
    }

    @Test
    void onlyACodeThatTheHallSignedForTodayOpensAPage() {
        assertThat(hall.get("/t/A001").statusCode()).isEqualTo(404);
        assertThat(hall.get("/t/TX1.2026-11-22-A001?lang=en", "Accept", "text/html").body())
                .contains("good on that day only");
        assertThat(hall.get("/t/TX1.2026-11-23-A777").statusCode()).isEqualTo(404);
        assertThat(hall.get("/live/t/A001", "Accept", "text/event-stream").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theClerkAndTheManagerAskWhyWithOnePress() {
        assertThat(page("/clerk/1")).contains("href=\"/why/A001?lang=zh\"", "请叫 A001：轮到本窗口");
        hall.post("/api/v1/windows/1/next", "");
        assertThat(page("/clerk/1")).contains("href=\"/why/A001?lang=zh\"");
        assertThat(page("/manager")).contains("href=\"/why/A001?lang=zh\"");
        assertThat(page("/why/A001")).contains("A001 被叫到 1 号窗口", "晚来却先叫的：0 位");
    }
}
