package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;

import java.time.Duration;
import java.time.LocalDate;

/** Nobody ended the day, and it is tomorrow; and what a clerk must not write into the journal. */
class DayOverMidnightTest {

    private final OpenHall hall = new OpenHall();

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void a_day_that_was_not_ended_is_said_in_red_and_ends_late() {
        LocalDate today = LocalDate.ofInstant(hall.clock.instant(), hall.catalogue.time());
        hall.say(new Command.OpenDay(today, hall.catalogue.plan()));
        assertThat(hall.get("/manager").body()).doesNotContain("还没有日结").contains("校验码");

        hall.pass(Duration.ofDays(1));
        assertThat(hall.get("/manager").body())
                .contains(today + " 还没有日结：今天取的号仍算那一天的")
                .contains("{&#34;late&#34;:true}".replace("&#34;", "\""));
        assertThat(hall.get("/manager?lang=en").body()).contains("was never ended");

        assertThat(hall.post("/api/v1/day/end", "{\"late\":true}").statusCode()).isEqualTo(200);
        assertThat(hall.post("/api/v1/day/open", "{}").body())
                .contains("\"day\":\"" + today.plusDays(1) + "\"");
        assertThat(hall.get("/manager").body()).doesNotContain("还没有日结");
    }

    @Test
    void an_identity_number_in_a_reason_is_refused_in_words() {
        LocalDate today = LocalDate.ofInstant(hall.clock.instant(), hall.catalogue.time());
        hall.say(new Command.OpenDay(today, hall.catalogue.plan()));
        hall.post("/api/v1/windows/1/open", "{}");
        var refused = hall.post("/api/v1/windows/1/pause", "{\"reason\":\"找 810000199901010014\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("不要写身份证号").contains("reason");
        assertThat(hall.post("/api/v1/windows/1/pause", "{\"reason\":\"找人\"}").statusCode())
                .isEqualTo(200);
    }
}
